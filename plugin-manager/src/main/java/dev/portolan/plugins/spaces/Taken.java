package dev.portolan.plugins.spaces;

/// What a leaving tenant takes along row by row, as it stands in the tables, and how a row is shown. Each is a file of
/// the export.
enum Taken {
    /// With what came of handing them over.
    EVENTS("events", """
            select e.id, e.at, e.type, e.source, e.plugin, e.subject, e.actor, e.data::json as data,
                coalesce((select json_agg(json_build_object('plugin', d.plugin, 'extension', d.extension,
                        'state', lower(d.state), 'attempts', d.attempts, 'at', d.at, 'error', d.error)
                        order by d.plugin, d.extension)
                    from event_delivery d where d.event = e.id), '[]') as deliveries
            from tenant_event e where e.tenant_id = ? order by e.at, e.id"""),
    /// With their log.
    ACTION_RUNS("action-runs", """
            select r.id, r.plugin, r.extension, r.title, r.entity, r.given::json as given, lower(r.state) as state,
                r.message, r.result::json as result, r.by_subject as "by", r.by_name as "byName",
                r.started_at as "startedAt", r.ended_at as "endedAt",
                coalesce((select json_agg(json_build_object('at', l.at, 'level', l.level, 'message', l.message)
                        order by l.id)
                    from action_line l where l.run = r.id), '[]') as log
            from action_run r where r.tenant_id = ? order by r.id"""),
    /// With how many entities were at each level, by day.
    SCORECARDS("scorecards", """
            select s.id, s.name, s.description, s.filter::json as filter, s.levels::json as levels, s.standard,
                s.changed_at as "changedAt", s.counted_at as "countedAt",
                coalesce((select json_agg(json_build_object('day', d.day,
                        'reached', string_to_array(d.reached, ' ')::bigint[]) order by d.day)
                    from scorecard_day d where d.tenant_id = s.tenant_id and d.scorecard = s.id), '[]') as days
            from scorecard s where s.tenant_id = ? and not s.removed order by s.name, s.id"""),
    STANDINGS("scorecard-standings", """
            select scorecard, entity, title, owner, level, passed, applicable
            from scorecard_standing where tenant_id = ? order by scorecard, entity"""),
    CHECK_RESULTS("check-results", """
            select check_name as "check", entity, lower(result) as result, evidence, value, at, since
            from check_result where tenant_id = ? order by check_name, entity"""),
    NOTIFICATIONS("notifications", """
            select id, recipient, sender, topic, lower(severity) as severity, title, body, href, entity, at,
                read_at as "readAt", saved_at as "savedAt", done_at as "doneAt"
            from notification where tenant_id = ? and shown order by recipient, id"""),
    NOTIFICATION_SETTINGS("notification-settings", """
            select recipient, sender, topic, portal, mail, string_to_array(muted, ' ') as muted
            from notification_setting where tenant_id = ? order by recipient, sender, topic"""),
    STUDIO_DRAFTS("studio-drafts", """
            select id, name, content::json as content, released, changed_at as "changedAt", changed_by as "changedBy"
            from studio_draft where tenant_id = ? order by name""");

    private final String file;
    private final String rows;

    Taken(String file, String rows) {
        this.file = file;
        this.rows = rows;
    }

    String file() {
        return file;
    }

    /// SQL with the tenant's id as its one parameter, and in its one column a row as JSON.
    String sql() {
        return "select row_to_json(x)::text from (" + rows + ") x";
    }
}
