package io.plexichat.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void shouldTakeServerAndDatabase() {
        RedisAddress address = RedisAddress.parse("rediss://redis.example:7000/3", "user", "secret", "p:");
        assertThat(address.server()).isEqualTo("rediss://redis.example:7000");
        assertThat(address.database()).isEqualTo(3);
        assertThat(RedisAddress.parse("redis://redis.example", null, null, "").server())
                .isEqualTo("redis://redis.example:6379");
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(RedisAddress.parse("redis://redis.example", "user", "secret", "p:"))
                .asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis",
                "http://redis.example",
                "redis://user:secret@redis.example",
                "redis://h/x",
                "redis://h?a=b",
                "redis://h/1/2",
                "redis:// h"
            })
    void shouldRefuseOtherForms(String url) {
        assertThatThrownBy(() -> RedisAddress.parse(url, null, null, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected plexichat.redis.url")
                .hasMessageNotContaining("secret");
    }
}
