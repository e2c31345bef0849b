package dev.portolan.kernelit;

import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Keeps notes.
@ApplicationScoped
@Transactional
@TenantSql("to prove what native SQL sees")
public class NoteService {
    static final String TOPIC = "portolan.test.notes";

    private final NoteRepository notes;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentTenant tenant;
    private final AgroalDataSource database;

    NoteService(NoteRepository notes, Outbox outbox, Audit audit, CurrentTenant tenant, AgroalDataSource database) {
        this.notes = notes;
        this.outbox = outbox;
        this.audit = audit;
        this.tenant = tenant;
        this.database = database;
    }

    List<String> all() {
        return notes.listAll().stream().map(row -> row.text).sorted().toList();
    }

    String one(UUID id) {
        var row = notes.findById(id);
        if (row == null) {
            throw ProblemException.notFound();
        }
        return row.text;
    }

    UUID add(String text) {
        var row = new NoteRow();
        row.id = Ids.next();
        row.text = text;
        notes.persist(row);
        outbox.append(TOPIC, row.id.toString(), tenant.id(), "note.added", Map.of("text", text));
        audit.record("note.added", new Target("note", row.id.toString(), null));
        if (text.contains("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        Log.infof("note added note=%s", row.id);
        return row.id;
    }

    long countNatively() throws SQLException {
        return update("select count(*) from note", true);
    }

    long takeOver(UUID thief) throws SQLException {
        return update("update note set tenant_id = '" + thief + "'", false);
    }

    private long update(String sql, boolean query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (!query) {
                return statement.executeUpdate(sql);
            }
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
