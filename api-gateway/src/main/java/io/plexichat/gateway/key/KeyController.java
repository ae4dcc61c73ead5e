package io.plexichat.gateway.key;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.key.KeyResponses.KeyRotationResponse;
import io.plexichat.gateway.key.KeyResponses.KeysResponse;
import io.plexichat.gateway.security.Needs;
import io.plexichat.gateway.security.StepUp;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyQuery.ListKeyGenerations;
import io.plexichat.kernel.key.KeyRotationId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1/admin/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyController {
    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;
    private final StepUp stepUp;

    KeyController(Commands commands, Queries queries, ServerTime time, StepUp stepUp) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
        this.stepUp = stepUp;
    }

    @Needs(Permission.SEE_KEYS)
    @GetMapping
    Mono<KeysResponse> list() {
        return queries.ask(new ListKeyGenerations(), KeyGenerationsView.class).map(KeysResponse::of);
    }

    @Needs(Permission.ROTATE_KEYS)
    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<KeyRotationResponse> rotate(@AuthenticationPrincipal Caller caller) {
        stepUp.require(caller);
        KeyRotationId rotation = new KeyRotationId(UUID.randomUUID());
        return commands.send(new RotateKey(rotation, caller.accountId(), time.now()))
                .map(_ -> new KeyRotationResponse(rotation));
    }
}
