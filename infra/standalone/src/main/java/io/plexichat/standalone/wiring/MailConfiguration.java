package io.plexichat.standalone.wiring;

import io.plexichat.command.mail.Mailer;
import io.plexichat.command.notice.NoticeConfiguration;
import io.plexichat.standalone.mail.MailOptions;
import io.plexichat.standalone.mail.SmtpMailer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For who decides, where there is a mail server. */
@Configuration(proxyBeanMethods = false)
@Import(NoticeConfiguration.class)
public class MailConfiguration {
    @Bean
    Mailer mailer(MailOptions options) {
        return new SmtpMailer(options);
    }
}
