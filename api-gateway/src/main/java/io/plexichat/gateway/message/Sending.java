package io.plexichat.gateway.message;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Provisioning;
import io.plexichat.gateway.Provisioning.Person;
import io.plexichat.gateway.Receipt;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.message.MessageRequests.BatchedMessage;
import io.plexichat.gateway.message.MessageRequests.SendBatchRequest;
import io.plexichat.gateway.message.MessageRequests.SendMessageRequest;
import io.plexichat.gateway.message.MessageRequests.SendToChannelRequest;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import io.plexichat.kernel.message.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends messages for every transport. */
@Component
public class Sending {
    private final Commands commands;
    private final Provisioning provisioning;
    private final ServerTime time;

    Sending(Commands commands, Provisioning provisioning, ServerTime time) {
        this.commands = commands;
        this.provisioning = provisioning;
        this.time = time;
    }

    /** @param fresh sent now, not by an earlier request */
    public record Outcome(SentMessageResponse message, boolean fresh) {}

    Mono<Outcome> one(Caller caller, ChannelId channelId, JsonInput input) {
        return one(caller, channelId, input.read(SendMessageRequest::read));
    }

    /** With the channel in the body. */
    public Mono<Outcome> one(Caller caller, JsonInput input) {
        SendToChannelRequest request = input.read(SendToChannelRequest::read);
        return one(caller, request.channelId(), request.message());
    }

    private Mono<Outcome> one(Caller caller, ChannelId channelId, SendMessageRequest request) {
        caller.require(Permission.SEND_MESSAGES, () -> "Expected to send to channel " + channelId);
        SendMessages command = new SendMessages(
                channelId,
                caller.accountId(),
                List.of(draft(request.batched(), caller.accountId(), time.now())),
                false);
        return commands.send(command, SentMessages.class)
                .map(receipt -> new Outcome(
                        answers(channelId, receipt).getFirst(), receipt.result().fresh() > 0));
    }

    Mono<List<SentMessageResponse>> batch(Caller caller, ChannelId channelId, JsonInput input) {
        SendBatchRequest request = input.read(SendBatchRequest::read);
        if (request.imported()) {
            Provisioning.requireAllowed(caller);
        }
        return authors(caller, request.messages())
                .map(authors -> drafts(request.messages(), authors, time.now()))
                .map(drafts -> new SendMessages(channelId, caller.accountId(), drafts, request.imported()))
                .flatMap(command -> commands.send(command, SentMessages.class))
                .map(receipt -> answers(channelId, receipt));
    }

    /** One for each message: the named one's account, made when there is none, or the caller's. */
    private Mono<List<AccountId>> authors(Caller caller, List<BatchedMessage> messages) {
        List<Person> named = messages.stream()
                .filter(message -> message.author() != null)
                .map(message -> new Person(Objects.requireNonNull(message.author()), message.displayName()))
                .toList();
        return provisioning.accounts(named).map(accounts -> {
            Iterator<AccountId> next = accounts.iterator();
            return messages.stream()
                    .map(message -> message.author() == null ? caller.accountId() : next.next())
                    .toList();
        });
    }

    private static List<Draft> drafts(List<BatchedMessage> messages, List<AccountId> authors, Instant now) {
        List<Draft> drafts = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            drafts.add(draft(messages.get(i), authors.get(i), now));
        }
        return drafts;
    }

    private static Draft draft(BatchedMessage message, AccountId author, Instant now) {
        MessageId id = Objects.requireNonNullElseGet(message.messageId(), () -> MessageId.madeAt(now));
        return new Draft(id, author, message.text(), message.replyTo(), message.sentAt(now));
    }

    /** The new ones stand next to each other in the log, in order. */
    private static List<SentMessageResponse> answers(ChannelId channelId, Receipt<SentMessages> receipt) {
        Long first = receipt.firstPosition();
        long next = first == null ? 0 : first;
        List<SentMessageResponse> answers = new ArrayList<>();
        for (Sent sent : receipt.result().items()) {
            Long earlier = sent.position();
            long position = earlier == null ? next++ : earlier;
            answers.add(new SentMessageResponse(sent.messageId(), channelId, position, sent.sentAt()));
        }
        return answers;
    }
}
