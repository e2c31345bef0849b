package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.tenants.apitokens.ApiTokenConfig;
import dev.portolan.tenants.dunning.DunningConfig;
import dev.portolan.tenants.invitations.InvitationConfig;
import dev.portolan.tenants.invoices.InvoiceConfig;
import dev.portolan.tenants.plans.PlanConfig;
import dev.portolan.tenants.provisioning.ProvisioningConfig;
import dev.portolan.tenants.signups.SignupConfig;
import dev.portolan.tenants.support.SupportConfig;
import dev.portolan.tenants.tokens.ClientConfig;
import dev.portolan.tenants.usage.UsageConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Names and defaults are a promise to operators.
class ConfigTest {
    @Test
    void signups() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SignupConfig.class)
                .build()
                .getConfigMapping(SignupConfig.class);
        assertThat(config.life()).isEqualTo(Duration.ofHours(24));
        assertThat(config.perAddress()).isEqualTo(10);
        assertThat(config.window()).isEqualTo(Duration.ofHours(1));
        assertThat(config.mails()).isEqualTo(5);
        assertThat(config.wrongCodes()).isEqualTo(10);
        assertThat(config.sweep()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void usage() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(UsageConfig.class)
                .build()
                .getConfigMapping(UsageConfig.class);
        assertThat(config.events()).isEqualTo(Duration.ofDays(90));
        assertThat(config.sweep()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void plans() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PlanConfig.class)
                .build()
                .getConfigMapping(PlanConfig.class);
        assertThat(config.sweep()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.grace()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void support() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SupportConfig.class)
                .build()
                .getConfigMapping(SupportConfig.class);
        assertThat(config.requestLife()).isEqualTo(Duration.ofHours(72));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.mailRetry()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void clientSecretsComeFromTheEnvironment() {
        var environment = Map.of(
                "PORTOLAN_CLIENTS_CATALOG_SERVICE_SECRET", "one",
                "PORTOLAN_CLIENTS_PLUGIN_MANAGER_SECRET", "two",
                "PORTOLAN_CLIENTS_WEB_UI_SECRET", "three");
        var properties = Map.of(
                "portolan.clients.catalog-service.secret", "${PORTOLAN_CLIENTS_CATALOG_SERVICE_SECRET}",
                "portolan.clients.plugin-manager.secret", "${PORTOLAN_CLIENTS_PLUGIN_MANAGER_SECRET}",
                "portolan.clients.web-ui.secret", "${PORTOLAN_CLIENTS_WEB_UI_SECRET}");
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(properties, "properties", 250))
                .withMapping(ClientConfig.class)
                .build()
                .getConfigMapping(ClientConfig.class);
        assertThat(config.byId().keySet()).containsExactlyInAnyOrder("catalog-service", "plugin-manager", "web-ui");
        assertThat(config.byId().get("plugin-manager").secret()).isEqualTo("two");
    }

    @Test
    void provisioning() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ProvisioningConfig.class)
                .build()
                .getConfigMapping(ProvisioningConfig.class);
        assertThat(config.attemptDeadline()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.firstRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.longestRetry()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.giveUpAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.parallel()).isEqualTo(4);
    }

    @Test
    void invitations() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(InvitationConfig.class)
                .build()
                .getConfigMapping(InvitationConfig.class);
        assertThat(config.life()).isEqualTo(Duration.ofDays(7));
        assertThat(config.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(config.mails()).isEqualTo(200);
        assertThat(config.perAddress()).isEqualTo(300);
        assertThat(config.window()).isEqualTo(Duration.ofHours(1));
        assertThat(config.parallel()).isEqualTo(2);
        assertThat(config.firstRetry()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.sweep()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void apiTokens() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ApiTokenConfig.class)
                .build()
                .getConfigMapping(ApiTokenConfig.class);
        assertThat(config.longestLife()).isEqualTo(Duration.ofDays(365));
        assertThat(config.usualLife()).isEqualTo(Duration.ofDays(90));
        assertThat(config.most()).isEqualTo(100);
    }

    @Test
    void invoices() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(InvoiceConfig.class)
                .build()
                .getConfigMapping(InvoiceConfig.class);
        assertThat(config.paymentTerm()).isEqualTo(Duration.ofDays(14));
        assertThat(config.series()).isEqualTo("PTL");
        assertThat(config.creditSeries()).isEqualTo("PTC");
        assertThat(config.automatic()).isTrue();
        assertThat(config.batch()).isEqualTo(100);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.provider().name()).isEqualTo("Portolan");
        assertThat(config.provider().address()).isEmpty();
        assertThat(config.provider().taxId()).isEmpty();
        assertThat(config.provider().email()).isEmpty();
        assertThat(config.provider().payTo()).isEmpty();
    }

    @Test
    void dunning() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DunningConfig.class)
                .build()
                .getConfigMapping(DunningConfig.class);
        assertThat(config.suspendAfter()).isEqualTo(Duration.ofDays(14));
        assertThat(config.poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.mail().poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.mail().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mail().lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.mail().firstRetry()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mail().giveUpAfter()).isEqualTo(Duration.ofHours(48));
    }
}
