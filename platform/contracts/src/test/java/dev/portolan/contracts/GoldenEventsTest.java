package dev.portolan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands on the topics once must be readable for ever: these texts are never changed, only added to.
class GoldenEventsTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TenantId TENANT = TenantId.parse("01a20512-5a9a-74fa-ad00-315037b6330a");
    private static final PluginId UPTIME = PluginId.parse("portolan/uptime");
    private static final Instant AT = Instant.parse("2026-11-22T21:03:39.585Z");

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(
                        TenantState.class,
                        """
                        {"id":"01a20512-5a9a-74fa-ad00-315037b6330a","slug":"acme","name":"Acme","state":"past_due",\
                        "plan":{"id":"team","limits":{"entities":1000}},"version":3,"at":"2026-11-22T21:03:39.585Z"}""",
                        new TenantState(
                                TENANT,
                                new Slug("acme"),
                                "Acme",
                                TenantLifecycle.PAST_DUE,
                                new TenantState.Plan("team", Map.of("entities", 1000L)),
                                3,
                                AT)),
                Arguments.of(
                        TenantState.class,
                        """
                        {"id":"01a20512-5a9a-74fa-ad00-315037b6330a","slug":"acme","name":"Acme","state":"suspended",\
                        "plan":{"id":"team","limits":{"entities":1000}},"version":4,"at":"2026-11-22T21:03:39.585Z",\
                        "restriction":"debt"}""",
                        new TenantState(
                                TENANT,
                                new Slug("acme"),
                                "Acme",
                                TenantLifecycle.SUSPENDED,
                                new TenantState.Plan("team", Map.of("entities", 1000L)),
                                4,
                                AT,
                                TenantRestriction.DEBT)),
                Arguments.of(Revocation.class, """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","before":"2026-11-22T21:03:39.585Z",\
                        "reason":"suspended"}""", new Revocation(TENANT, null, AT, "suspended")),
                Arguments.of(
                        PluginState.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","plugin":"portolan/uptime",\
                        "release":{"digest":"ab12","version":"1.0.0"},"enabled":true,"revision":4,\
                        "extensions":[{"id":"status","point":"entity.card","title":"Health"}],\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new PluginState(
                                TENANT,
                                UPTIME,
                                new PluginState.Release("ab12", "1.0.0"),
                                true,
                                4,
                                List.of(new PluginState.Extension("status", "entity.card", "Health")),
                                AT)),
                Arguments.of(
                        ReleaseState.class,
                        """
                        {"plugin":"portolan/uptime","version":"1.0.0","digest":"ab12","status":"revoked",\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new ReleaseState(UPTIME, "1.0.0", "ab12", ReleaseState.Status.REVOKED, AT)),
                Arguments.of(PluginEvent.class, """
                        {"type":"plugin.rolled-back","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","to":2,"revision":5,"at":"2026-11-22T21:03:39.585Z"}""", new PluginEvent.RolledBack(TENANT, UPTIME, 2, 5, AT)),
                Arguments.of(PluginEvent.class, """
                        {"type":"plugin.rolled-back","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","to":2,"revision":5,"at":"2026-11-22T21:03:39.585Z",\
                        "cause":"health"}""", new PluginEvent.RolledBack(TENANT, UPTIME, 2, 5, AT, "health")),
                Arguments.of(
                        PluginEvent.class,
                        """
                        {"type":"plugin.update-available","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","from":"1.0.0","to":"1.1.0","needs":"consent",\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new PluginEvent.UpdateAvailable(TENANT, UPTIME, "1.0.0", "1.1.0", "consent", AT)),
                Arguments.of(
                        TenantEvent.class,
                        """
                        {"type":"tenant.state-changed","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "from":"active","to":"suspended","at":"2026-11-22T21:03:39.585Z"}""",
                        new TenantEvent.StateChanged(TENANT, TenantLifecycle.ACTIVE, TenantLifecycle.SUSPENDED, AT)),
                Arguments.of(TenantEvent.class, """
                        {"type":"tenant.plan-changed","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "from":"team","to":"business","at":"2026-11-22T21:03:39.585Z"}""", new TenantEvent.PlanChanged(TENANT, "team", "business", AT)),
                Arguments.of(TenantEvent.class, """
                        {"type":"tenant.erased","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "at":"2026-11-22T21:03:39.585Z"}""", new TenantEvent.Erased(TENANT, AT)),
                Arguments.of(
                        UsageEvent.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","source":"plugin-manager-4f2a","id":"71",\
                        "meter":"plugin_invocations","quantity":12,"at":"2026-11-22T21:03:39.585Z"}""",
                        new UsageEvent(
                                TENANT, "plugin-manager-4f2a", "71", UsageEvent.Meter.PLUGIN_INVOCATIONS, 12, AT)),
                Arguments.of(
                        UsageEvent.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","source":"plugin-manager",\
                        "id":"hour/2026-11-22T21:00:00Z","meter":"plugins","quantity":3,\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new UsageEvent(
                                TENANT,
                                "plugin-manager",
                                "hour/2026-11-22T21:00:00Z",
                                UsageEvent.Meter.PLUGINS,
                                3,
                                AT)),
                Arguments.of(
                        AuditEvent.class,
                        """
                        {"id":"01a20512-5a9a-74fa-ad00-315037b6330b","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "actor":{"kind":"staff","subject":"s1","name":"Sam","inNameOf":"u1","address":"192.0.2.7"},\
                        "action":"plugin.disabled","target":{"type":"plugin","id":"portolan/uptime"},\
                        "change":{"before":{"enabled":true},"after":{"enabled":false},"reason":"asked to"},\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new AuditEvent(
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b6330b"),
                                TENANT,
                                new AuditEvent.Actor(AuditEvent.Kind.STAFF, "s1", "Sam", "u1", "192.0.2.7"),
                                "plugin.disabled",
                                new AuditEvent.Target("plugin", "portolan/uptime", null),
                                new AuditEvent.Change(Map.of("enabled", true), Map.of("enabled", false), "asked to"),
                                AT)),
                Arguments.of(
                        AuditEvent.class,
                        """
                        {"id":"01a20512-5a9a-74fa-ad00-315037b6330b","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "actor":{"kind":"staff","subject":"s1","name":"Sam","inNameOf":"u1","inNameOfName":"Ann"},\
                        "action":"support.looked","target":{"type":"support_session","id":"7"},\
                        "change":{},"at":"2026-11-22T21:03:39.585Z"}""",
                        new AuditEvent(
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b6330b"),
                                TENANT,
                                new AuditEvent.Actor(AuditEvent.Kind.STAFF, "s1", "Sam", "u1", null, "Ann"),
                                "support.looked",
                                new AuditEvent.Target("support_session", "7", null),
                                AuditEvent.Change.NONE,
                                AT)),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"entity.changed","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "ref":"component:default/web","fields":["spec.owner"],"at":"2026-11-22T21:03:39.585Z"}""",
                        new CatalogEvent.Changed(
                                TENANT, EntityRef.parse("component:default/web"), List.of("spec.owner"), AT)),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"entity.created","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "ref":"component:default/web","at":"2026-11-22T21:03:39.585Z"}""",
                        new CatalogEvent.Created(TENANT, EntityRef.parse("component:default/web"), AT)),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"entity.deleted","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "ref":"component:default/web","at":"2026-11-22T21:03:39.585Z",\
                        "cause":{"kind":"person"}}""",
                        new CatalogEvent.Deleted(
                                TENANT,
                                EntityRef.parse("component:default/web"),
                                AT,
                                new CatalogEvent.Cause(CatalogEvent.Cause.Kind.PERSON, null, null))),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"entity.changed","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "ref":"component:default/web","fields":["spec.owner"],"at":"2026-11-22T21:03:39.585Z",\
                        "cause":{"kind":"source","location":"01a20512-5a9a-74fa-ad00-315037b6330b",\
                        "revision":"4f2a"}}""",
                        new CatalogEvent.Changed(
                                TENANT,
                                EntityRef.parse("component:default/web"),
                                List.of("spec.owner"),
                                AT,
                                new CatalogEvent.Cause(
                                        CatalogEvent.Cause.Kind.SOURCE,
                                        UUID.fromString("01a20512-5a9a-74fa-ad00-315037b6330b"),
                                        "4f2a"))),
                Arguments.of(
                        CatalogMutation.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"cloud","mode":"delta",\
                        "added":[{"kind":"Resource","metadata":{"name":"db"}}],"removed":["resource:default/old"]}""",
                        new CatalogMutation(
                                TENANT,
                                "cloud",
                                CatalogMutation.Mode.DELTA,
                                List.of(Map.of("kind", "Resource", "metadata", Map.of("name", "db"))),
                                List.of(EntityRef.parse("resource:default/old")))),
                Arguments.of(
                        CatalogMutation.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"testers/cloud/feed","mode":"full",\
                        "added":[],"removed":[],"ended":true}""",
                        new CatalogMutation(
                                TENANT, "testers/cloud/feed", CatalogMutation.Mode.FULL, List.of(), List.of(), true)),
                Arguments.of(
                        CatalogMutation.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"testers/cloud/feed","mode":"delta",\
                        "added":[],"removed":["resource:default/old"],"depth":2}""",
                        new CatalogMutation(
                                TENANT,
                                "testers/cloud/feed",
                                CatalogMutation.Mode.DELTA,
                                List.of(),
                                List.of(EntityRef.parse("resource:default/old")),
                                null,
                                2)),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"entity.created","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "ref":"component:default/web","at":"2026-11-22T21:03:39.585Z",\
                        "cause":{"kind":"provider","depth":2}}""",
                        new CatalogEvent.Created(
                                TENANT,
                                EntityRef.parse("component:default/web"),
                                AT,
                                new CatalogEvent.Cause(CatalogEvent.Cause.Kind.PROVIDER, null, null, 2))),
                Arguments.of(
                        CatalogOverlays.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"testers/risk/facts","mode":"delta",\
                        "added":[],"removed":["component:default/old"],"depth":3}""",
                        new CatalogOverlays(
                                TENANT,
                                "testers/risk/facts",
                                CatalogMutation.Mode.DELTA,
                                List.of(),
                                List.of(EntityRef.parse("component:default/old")),
                                3)),
                Arguments.of(
                        CatalogOverlays.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"testers/risk/facts","mode":"delta",\
                        "added":[{"ref":"component:default/web","annotations":{"example.com/risk":"high"},\
                        "labels":{"tier":"1"},"tags":["risky"],"links":[{"url":"https://example.com","title":"Risk"}],\
                        "relations":[{"type":"dependsOn","target":"resource:default/db"}],"errors":["No runbook."]}],\
                        "removed":["component:default/old"]}""",
                        new CatalogOverlays(
                                TENANT,
                                "testers/risk/facts",
                                CatalogMutation.Mode.DELTA,
                                List.of(new CatalogOverlays.Overlay(
                                        EntityRef.parse("component:default/web"),
                                        Map.of("example.com/risk", "high"),
                                        Map.of("tier", "1"),
                                        List.of("risky"),
                                        List.of(new CatalogOverlays.Link("https://example.com", "Risk", null)),
                                        List.of(new CatalogOverlays.Relation(
                                                "dependsOn", EntityRef.parse("resource:default/db"))),
                                        List.of("No runbook."))),
                                List.of(EntityRef.parse("component:default/old")))),
                Arguments.of(
                        SearchDocuments.class,
                        """
                        {"tenant":"01a20512-5a9a-74fa-ad00-315037b6330a","provider":"testers/wiki/pages","mode":"full",\
                        "added":[{"id":"1","title":"Runbook","text":"Restart it.","href":"https://example.com/1",\
                        "entity":"component:default/web","tags":["wiki"]}],"removed":["2"]}""",
                        new SearchDocuments(
                                TENANT,
                                "testers/wiki/pages",
                                CatalogMutation.Mode.FULL,
                                List.of(new SearchDocuments.Document(
                                        "1",
                                        "Runbook",
                                        "Restart it.",
                                        "https://example.com/1",
                                        EntityRef.parse("component:default/web"),
                                        List.of("wiki"))),
                                List.of("2"))),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"location.progress","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "location":"01a20512-5a9a-74fa-ad00-315037b63310","phase":"fetching","done":3,"total":12,\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new CatalogEvent.LocationProgress(
                                TENANT,
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b63310"),
                                "fetching",
                                3,
                                12,
                                AT)),
                Arguments.of(
                        CatalogEvent.class,
                        """
                        {"type":"location.progress","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "location":"01a20512-5a9a-74fa-ad00-315037b63310","phase":"reading","done":0,\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new CatalogEvent.LocationProgress(
                                TENANT,
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b63310"),
                                "reading",
                                0,
                                null,
                                AT)),
                Arguments.of(PluginEvent.class, """
                        {"type":"plugin.purged","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","at":"2026-11-22T21:03:39.585Z"}""", new PluginEvent.Purged(TENANT, UPTIME, AT)),
                Arguments.of(
                        PluginEvent.class,
                        """
                        {"type":"plugin.requested","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","request":"01a20512-5a9a-74fa-ad00-315037b63310","by":"ben",\
                        "at":"2026-11-22T21:03:39.585Z"}""",
                        new PluginEvent.Requested(
                                TENANT, UPTIME, UUID.fromString("01a20512-5a9a-74fa-ad00-315037b63310"), "ben", AT)),
                Arguments.of(
                        PluginEvent.class,
                        """
                        {"type":"plugin.request-decided","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","request":"01a20512-5a9a-74fa-ad00-315037b63310","to":"ben",\
                        "decision":"approved","at":"2026-11-22T21:03:39.585Z"}""",
                        new PluginEvent.RequestDecided(
                                TENANT,
                                UPTIME,
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b63310"),
                                "ben",
                                "approved",
                                AT)),
                Arguments.of(PluginEvent.class, """
                        {"type":"plugin.disabled","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","revision":5,"at":"2026-11-22T21:03:39.585Z"}""", new PluginEvent.Disabled(TENANT, UPTIME, 5, AT)),
                Arguments.of(PluginEvent.class, """
                        {"type":"plugin.disabled","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "plugin":"portolan/uptime","revision":5,"at":"2026-11-22T21:03:39.585Z","cause":"budget"}""", new PluginEvent.Disabled(TENANT, UPTIME, 5, AT, "budget")),
                Arguments.of(
                        NotificationEvent.class,
                        """
                        {"type":"notification.sent","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "recipient":"ben","notification":"01a20512-5a9a-74fa-ad00-315037b63310",\
                        "severity":"high","topic":"builds","at":"2026-11-22T21:03:39.585Z"}""",
                        new NotificationEvent.Sent(
                                TENANT,
                                "ben",
                                UUID.fromString("01a20512-5a9a-74fa-ad00-315037b63310"),
                                "high",
                                "builds",
                                AT)),
                Arguments.of(NotificationEvent.class, """
                        {"type":"notification.changed","tenant":"01a20512-5a9a-74fa-ad00-315037b6330a",\
                        "recipient":"ben","at":"2026-11-22T21:03:39.585Z"}""", new NotificationEvent.Changed(TENANT, "ben", AT)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void isReadAndWrittenAsEver(Class<?> type, String json, Object value) throws JsonProcessingException {
        assertThat(MAPPER.readValue(json, type)).isEqualTo(value);
        assertThat(MAPPER.readTree(MAPPER.writerFor(type).writeValueAsString(value)))
                .isEqualTo(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void whatIsAddedLaterIsSkippedByToday(Class<?> type, String json, Object value) throws JsonProcessingException {
        var later = json.substring(0, json.length() - 1) + ",\"addedLater\":{\"a\":1}}";

        assertThat(MAPPER.readValue(later, type)).isEqualTo(value);
    }
}
