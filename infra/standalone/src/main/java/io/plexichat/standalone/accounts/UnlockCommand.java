package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import picocli.CommandLine.Command;

@Command(name = "unlock", description = "Lets the owner of an account in again.", mixinStandardHelpOptions = true)
final class UnlockCommand extends ReasonedCommand {
    @Override
    String change(PlexiChatClient client, String account, String why) {
        client.accounts().unlock(account, why);
        return "Unlocked";
    }
}
