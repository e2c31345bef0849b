package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.audit.AuditExport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The record of acts, in the form whose hashes can be checked (docs/audit.md).
@ApplicationScoped
@Priority(25)
class AuditSource implements ExportSource {
    private static final String FILE = "audit.jsonl";

    private final AuditExport audit;

    AuditSource(AuditExport audit) {
        this.audit = audit;
    }

    @Override
    public List<String> files() {
        return List.of(FILE);
    }

    @Override
    public void gather(TenantId tenant, Folder folder) throws IOException {
        folder.touch(FILE);
        try (var lines = new Lines(folder)) {
            audit.lines(tenant, lines);
        }
    }

    /// Cuts what is written into lines.
    private static final class Lines extends OutputStream {
        private final Folder folder;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Folder folder) {
            this.folder = folder;
        }

        @Override
        public void write(int value) throws IOException {
            if (value == '\n') {
                folder.line(FILE, line.toByteArray());
                line.reset();
            } else {
                line.write(value);
            }
        }
    }
}
