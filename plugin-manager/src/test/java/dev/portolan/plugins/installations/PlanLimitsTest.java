package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PlanSaid;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PlanLimitsTest {
    private static final List<String> PLUGINS =
            Stream.of("first", "second", "third", "fourth", "fifth", "sixth").toList();
    private static final String PLAIN = "testers/growing";
    private static final String PREMIUM = "testers/precious";

    @Inject
    TestPublisher publisher;

    @Inject
    TenantStates states;

    @BeforeEach
    void published() {
        PLUGINS.forEach(plugin -> publisher.publish(Probe.files(plugin, "1.0.0")));
        publisher.publish(premium("precious", "1.0.0"));
        publisher.publish(premium("precious", "1.1.0"));
        publisher.publish(Probe.files("growing", "1.0.0"));
        publisher.publish(premium("growing", "2.0.0"));
    }

    @Test
    void ofManyInstallationsAtOnceOnlyThePlansWorthIsMade() throws Exception {
        var acme = Portal.of("limit-race");
        has(acme, 1, Map.of("plugins", 3L));
        acme.put("testers/first", "{}").statusCode(201);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = people.invokeAll(PLUGINS.subList(1, 6).stream()
                    .map(plugin -> (Callable<Integer>)
                            () -> acme.put("testers/" + plugin, "{}").extract().statusCode())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 201, 403, 403, 403);
        }
        assertThat(installations(acme)).isEqualTo(3);
    }

    @Test
    void whatTenantServiceSaidLastCountsAndNotTheToken() {
        var acme = Portal.of("limit-said"); // whose token allows 20
        has(acme, 1, Map.of("plugins", 1L));
        acme.put("testers/first", "{}").statusCode(201);
        acme.put("testers/second", "{}")
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body(
                        "detail",
                        equalTo("The plan team allows 1 plugins, and 1 are installed."
                                + " Uninstall one, or choose a larger plan."));

        has(acme, 2, Map.of("plugins", 2L));
        acme.put("testers/second", "{}").statusCode(201);
    }

    @Test
    void uninstallingMakesRoomAndComingBackTakesIt() {
        var acme = Portal.of("limit-back");
        has(acme, 1, Map.of("plugins", 1L));
        acme.put("testers/first", "{}").statusCode(201);
        acme.delete("testers/first").statusCode(202);
        acme.put("testers/second", "{}").statusCode(201);
        acme.post("testers/first", "restore", "{}").statusCode(403);
        assertThat(installations(acme)).isEqualTo(1);
    }

    @Test
    void loweredLimitBlocksWhatCameLastAndUninstallsNothing() {
        var acme = Portal.of("limit-less");
        has(acme, 1, Map.of("plugins", 2L));
        acme.put("testers/first", "{}").statusCode(201);
        acme.put("testers/second", "{}").statusCode(201);
        has(acme, 2, Map.of("plugins", 1L));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> acme.installation("testers/second").body("desired", equalTo("blocked_by_plan")));
        acme.put("testers/second", Probe.enabled())
                .statusCode(200)
                .body("desired", equalTo("blocked_by_plan"))
                .body("enabled", equalTo(false));

        assertThat(installations(acme)).isEqualTo(2);
    }

    @Test
    void premiumPluginNeedsAPlanThatHasThem() {
        var acme = Portal.of("premium-no");
        has(acme, 1, Map.of("plugins", 9L, "premium_plugins", 0L));
        acme.put(PREMIUM, "{}")
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body("detail", containsString("is a premium plugin, and the plan team has no premium plugins"));
        acme.json("{}")
                .put(acme.path("/installations/" + PREMIUM + "?dryRun=true"))
                .then()
                .statusCode(403);
        assertThat(installations(acme)).isZero();

        has(acme, 2, Map.of("plugins", 9L, "premium_plugins", 1L));
        acme.put(PREMIUM, "{}").statusCode(201);
    }

    @Test
    void whereNothingIsSaidOfPremiumPluginsThereAreNone() {
        Portal.of("premium-unsaid").put(PREMIUM, "{}").statusCode(403);
    }

    @Test
    void pluginThatBecomesPremiumStaysWhereItIs() {
        var acme = Portal.of("premium-later");
        has(acme, 1, Map.of("plugins", 9L, "premium_plugins", 0L));
        acme.put(PLAIN, "{\"version\": \"1.0.0\"}").statusCode(201);
        acme.put(PLAIN, "{\"version\": \"2.0.0\"}").statusCode(403);
        acme.installation(PLAIN).body("version", equalTo("1.0.0"));
    }

    @Test
    void premiumPluginThatIsThereIsKeptUpToDateOnASmallerPlan() {
        var acme = Portal.of("premium-kept");
        has(acme, 1, Map.of("plugins", 9L, "premium_plugins", 1L));
        acme.put(PREMIUM, "{\"version\": \"1.0.0\"}").statusCode(201);
        has(acme, 2, Map.of("plugins", 9L, "premium_plugins", 0L));
        acme.put(PREMIUM, "{\"version\": \"1.1.0\"}").statusCode(200).body("version", equalTo("1.1.0"));
    }

    private void has(Portal portal, long version, Map<String, Long> limits) {
        PlanSaid.of(portal, states, version, limits);
    }

    private static long installations(Portal portal) {
        return TestDatabase.query("select count(*) from installation where uninstalled_at is null and tenant_id = '"
                + portal.tenant().id() + "'");
    }

    private static Map<String, String> premium(String id, String version) {
        var files = new HashMap<>(Probe.files(id, version));
        files.compute(
                "plugin.yaml", (_, yaml) -> yaml.replace("license: Apache-2.0", "license: Apache-2.0\npremium: true"));
        return files;
    }
}
