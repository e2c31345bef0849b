package dev.portolan.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.ui.clients.Sources.Progress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateTopicsTest {
    private static final String TENANT = "0190f3a2-0000-7000-8000-000000000001";

    @Test
    void tombstoneTakesAnInstallationAway() {
        assertThat(StateTopics.pluginChange(TENANT + "/portolan/uptime", null))
                .isEqualTo(new Change.PluginRemoved(TenantId.parse(TENANT), new PluginId("portolan", "uptime")));
    }

    @Test
    void revocationNamesWhomItConcerns() {
        var change = StateTopics.accessChange(bytes("{\"tenant\":\"" + TENANT
                + "\",\"subject\":\"ada\",\"before\":\"2026-11-28T19:00:00Z\",\"reason\":\"role changed\"}"));
        assertThat(change).isInstanceOfSatisfying(Change.AccessChanged.class, access -> {
            assertThat(access.concerns("ada")).isTrue();
            assertThat(access.concerns("ben")).isFalse();
        });
    }

    @Test
    void revocationWithoutASubjectConcernsEverybody() {
        var change = StateTopics.accessChange(
                bytes("{\"tenant\":\"" + TENANT + "\",\"before\":\"2026-11-28T19:00:00Z\",\"reason\":\"suspended\"}"));
        assertThat(change)
                .isInstanceOfSatisfying(
                        Change.AccessChanged.class,
                        access -> assertThat(access.concerns("ben")).isTrue());
    }

    @Test
    void tenantsStateIsRead() {
        var change = StateTopics.tenantChange(
                TENANT,
                bytes(
                        "{\"id\":\"" + TENANT
                                + "\",\"slug\":\"acme\",\"name\":\"Acme\",\"state\":\"suspended\",\"plan\":{\"id\":\"team\",\"limits\":{}},\"version\":3,\"at\":\"2026-11-28T19:00:00Z\"}"));
        assertThat(change)
                .isInstanceOfSatisfying(
                        Change.TenantChanged.class,
                        tenant -> assertThat(tenant.state().state()).isEqualTo(TenantLifecycle.SUSPENDED));
    }

    @Test
    void tombstoneOfATenantIsItsEnd() {
        assertThat(StateTopics.tenantChange(TENANT, null)).isEqualTo(new Change.TenantErased(TenantId.parse(TENANT)));
    }

    @Test
    void progressOfASourceIsTold() {
        var location = UUID.fromString("0190f3a2-1111-7000-8000-000000000003");
        var head = "{\"type\":\"location.progress\",\"tenant\":\"" + TENANT + "\",\"location\":\"" + location
                + "\",\"phase\":\"storing\",\"done\":7,\"at\":\"2026-11-28T19:00:00Z\"";
        assertThat(StateTopics.catalogChange(bytes(head + ",\"total\":9}")))
                .isEqualTo(new Change.SourceProgress(TenantId.parse(TENANT), location, new Progress("storing", 7, 9L)));
        assertThat(StateTopics.catalogChange(bytes(head + "}")))
                .isEqualTo(
                        new Change.SourceProgress(TenantId.parse(TENANT), location, new Progress("storing", 7, null)));
    }

    @Test
    void whatIsNewInAnInboxIsTold() {
        var notification = UUID.fromString("0190f3a2-1111-7000-8000-000000000004");
        var head = "{\"tenant\":\"" + TENANT + "\",\"recipient\":\"ada\",\"at\":\"2026-11-28T19:00:00Z\",\"type\":";
        assertThat(StateTopics.inboxChange(bytes(head + "\"notification.sent\",\"notification\":\"" + notification
                        + "\",\"severity\":\"high\",\"topic\":\"builds\"}")))
                .isEqualTo(new Change.InboxChanged(
                        TenantId.parse(TENANT), "ada", new Change.Arrived(notification, "high")));
        assertThat(StateTopics.inboxChange(bytes(head + "\"notification.changed\"}")))
                .isEqualTo(new Change.InboxChanged(TenantId.parse(TENANT), "ada", null));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
