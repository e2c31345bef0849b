package dev.portolan.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.actions.ActionConfig;
import dev.portolan.plugins.events.EventLogConfig;
import dev.portolan.plugins.marketplace.MarketplaceConfig;
import dev.portolan.plugins.notifications.NotificationConfig;
import dev.portolan.plugins.publishers.PublisherConfig;
import dev.portolan.plugins.reviews.SubmissionConfig;
import dev.portolan.plugins.scorecards.ScorecardConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class ConfigTest {
    @Test
    void marketplace() {
        var config = defaults(MarketplaceConfig.class);
        assertThat(config.firstParty()).isTrue();
        assertThat(config.platformVersion()).isEqualTo("1.0.0");
        assertThat(config.releasesInMemory()).isEqualTo(128);
        assertThat(config.countInstalls()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void publishers() {
        var config = defaults(PublisherConfig.class);
        assertThat(config.mostTokens()).isEqualTo(20);
        assertThat(config.challengeLife()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void submissions() {
        var config = defaults(SubmissionConfig.class);
        assertThat(config.largestMiB()).isEqualTo(8);
        assertThat(config.perHour()).isEqualTo(60);
        assertThat(config.atOnce()).isEqualTo(3);
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.look()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.kept()).isEqualTo(Duration.ofDays(180));
        assertThat(config.development()).isEmpty();
    }

    @Test
    void eventLog() {
        var config = defaults(EventLogConfig.class);
        assertThat(config.kept()).isEqualTo(Duration.ofDays(30));
        assertThat(config.most()).isEqualTo(100_000);
        assertThat(config.sweep()).isEqualTo(Duration.ofHours(1));
        assertThat(config.stale()).isEqualTo(Duration.ofDays(1));
        assertThat(config.parallel()).isEqualTo(8);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.retry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.published()).isEqualTo(120);
    }

    @Test
    void actions() {
        var config = defaults(ActionConfig.class);
        assertThat(config.atOnce()).isEqualTo(20);
        assertThat(config.flush()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.look()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.kept()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void notifications() {
        var config = defaults(NotificationConfig.class);
        assertThat(config.most()).isEqualTo(1000);
        assertThat(config.kept()).isEqualTo(Duration.ofDays(90));
        assertThat(config.sweep()).isEqualTo(Duration.ofHours(1));
        assertThat(config.perMinute()).isEqualTo(60);
        assertThat(config.mail().poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.mail().parallel()).isEqualTo(4);
        assertThat(config.mail().lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.mail().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mail().high()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.mail().normal()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.mail().firstRetry()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mail().attempts()).isEqualTo(55);
        assertThat(config.channels().poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.channels().parallel()).isEqualTo(4);
        assertThat(config.channels().lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.channels().firstRetry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.channels().attempts()).isEqualTo(33);
    }

    @Test
    void scorecards() {
        var config = defaults(ScorecardConfig.class);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.parallel()).isEqualTo(2);
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(2));
    }

    private static <T> T defaults(Class<T> type) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }
}
