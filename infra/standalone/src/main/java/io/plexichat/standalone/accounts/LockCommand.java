package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import picocli.CommandLine.Command;

@Command(
        name = "lock",
        description = {
            "Keeps everybody out of an account, and ends its sessions at once.",
            "Whoever tries to log in is told that the password is wrong."
        },
        mixinStandardHelpOptions = true)
final class LockCommand extends ReasonedCommand {
    @Override
    String change(PlexiChatClient client, String account, String why) {
        client.accounts().lock(account, why);
        return "Locked";
    }
}
