package io.plexichat.gateway.problem;

import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import reactor.core.publisher.Mono;

/** Hands the errors of RSocket handlers on to {@link ProblemRSocket}. Without it, Spring logs each as unhandled. */
public final class PassErrorsOn implements MessagingAdviceBean {
    @MessageExceptionHandler
    Mono<Void> passOn(Throwable thrown) {
        return Mono.error(thrown);
    }

    @Override
    public Class<?> getBeanType() {
        return PassErrorsOn.class;
    }

    @Override
    public Object resolveBean() {
        return this;
    }

    @Override
    public boolean isApplicableToBeanType(Class<?> beanType) {
        return true;
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
