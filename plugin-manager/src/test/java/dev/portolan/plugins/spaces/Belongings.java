package dev.portolan.plugins.spaces;

import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One of everything that people and plugins leave behind in a tenant.
final class Belongings {
    static final List<String> TABLES = List.of(
            "tenant_event",
            "event_delivery",
            "action_run",
            "action_line",
            "scorecard",
            "scorecard_day",
            "scorecard_standing",
            "check_result",
            "notification",
            "notification_setting",
            "studio_draft");

    private Belongings() {}

    /// Id of the event.
    static String event(Portal portal) {
        return id(portal, "event").toString();
    }

    /// @param title by which they are known again
    static void of(Portal portal, String title) {
        var tenant = portal.tenant().id().value();
        var event = id(portal, "event");
        var run = id(portal, "run");
        var card = id(portal, "card");
        Rows.change(
                "insert into tenant_event (id, tenant_id, at, type, source, plugin, data, depth)"
                        + " values (?, ?, now(), 'plugin.testers.ours.happened', 'plugin', 'testers/ours', ?, 0)",
                event,
                tenant,
                "{\"title\":\"" + title + "\"}");
        Rows.change(
                "insert into event_delivery (id, tenant_id, event, plugin, extension, state, attempts, at, due_at)"
                        + " values (gen_random_uuid(), ?, ?, 'testers/ours', 'hears', 'FAILED', 5, now(), now())",
                tenant,
                event);
        Rows.change(
                "insert into action_run (id, tenant_id, plugin, extension, title, given, state, by_subject, by_name,"
                        + " started_at, alive_until) values (?, ?, 'testers/ours', 'acts', ?, '{\"reason\":\"because\"}',"
                        + " 'DONE', 'ada', 'Ada', now(), now())",
                run,
                tenant,
                title);
        Rows.change(
                "insert into action_line (id, tenant_id, run, at, level, message)"
                        + " values (gen_random_uuid(), ?, ?, now(), 'info', 'hello')",
                tenant,
                run);
        Rows.change(
                "insert into scorecard (id, tenant_id, name, filter, levels, standard, removed, changed_at, version)"
                        + " values (?, ?, ?, '{\"kind\":\"component\"}', '[]', false, false, now(), 0)",
                card,
                tenant,
                title);
        Rows.change(
                "insert into scorecard_day (id, tenant_id, scorecard, day, reached)"
                        + " values (gen_random_uuid(), ?, ?, current_date, '1 0 2')",
                tenant,
                card);
        Rows.change(
                "insert into scorecard_standing (id, tenant_id, scorecard, entity, title, level, passed, applicable)"
                        + " values (gen_random_uuid(), ?, ?, 'component:default/web', ?, 2, 1, 1)",
                tenant,
                card,
                title);
        Rows.change(
                "insert into check_result (id, tenant_id, check_name, entity, result, evidence, at, since)"
                        + " values (gen_random_uuid(), ?, 'a/b/c', 'component:default/web', 'FAIL', ?, now(), now())",
                tenant,
                title);
        Rows.change(
                "insert into notification (id, tenant_id, recipient, sender, topic, severity, title, at, shown, owed)"
                        + " values (gen_random_uuid(), ?, 'ada', 'testers/ours', 'news', 'HIGH', ?, now(), true, false)",
                tenant,
                title);
        Rows.change(
                "insert into notification_setting (id, tenant_id, recipient, sender, topic, portal, mail, muted)"
                        + " values (gen_random_uuid(), ?, 'ada', 'testers/ours', ?, true, false, 'a/b/c d/e/f')",
                tenant,
                title);
        Rows.change(
                "insert into studio_draft (id, tenant_id, name, content, changed_at, changed_by, version)"
                        + " values (gen_random_uuid(), ?, ?, ?, now(), 'Ada', 0)",
                tenant,
                title.toLowerCase(Locale.ROOT),
                "{\"title\":\"" + title + "\"}");
    }

    private static UUID id(Portal portal, String kind) {
        return UUID.nameUUIDFromBytes((portal.tenant().id() + kind).getBytes(StandardCharsets.UTF_8));
    }
}
