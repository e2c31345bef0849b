package dev.portolan.tenants;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import java.util.List;

/// What is on record about a tenant.
final class Audited {
    private Audited() {}

    /// As `action by subject`, in order; waits until there is something.
    static List<String> actions(TestTenant tenant) {
        var id = tenant.id().toString();
        TestTopics.await(Topics.AUDIT, record -> record.key().equals(id));
        return TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(id))
                .map(record -> Json.read(record.value(), AuditEvent.class))
                .map(event -> event.action() + " by " + event.actor().subject())
                .toList();
    }
}
