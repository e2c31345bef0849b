package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class StandingTest {
    @Inject
    TestPublisher publisher;

    @Inject
    ReleaseService releases;

    @Inject
    TenantScope scope;

    @Test
    void aReleaseThatIsNotMadeForThisVersionOfThePlatformDoesNotRun() {
        publisher.publish(Probe.files("standing", "1.0.0"));
        var release = scope.call(
                TestTenant.ACME.id(),
                () -> releases.find(PluginId.parse("testers/standing"), "1.0.0").orElseThrow());

        assertThat(new Standing(InstallationConfigTest.platform("1.4.0")).obstacle(release))
                .isEmpty();
        assertThat(new Standing(InstallationConfigTest.platform("2.0.0")).obstacle(release))
                .contains("Version 1.0.0 runs on Portolan >=1.0 <2.0, and this is 2.0.0.");
    }
}
