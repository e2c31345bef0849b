package dev.portolan.tenants.audit;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Writes entries out in the order of the chain, a part at a time: memory stays small however long the record is, and
/// no transaction waits for a slow reader.
@ApplicationScoped
public class AuditExport {
    private static final int PART = 500;

    private final AuditService audit;
    private final TenantScope scope;

    AuditExport(AuditService audit, TenantScope scope) {
        this.audit = audit;
        this.scope = scope;
    }

    /// A tenant's whole record, one canonical JSON object with its hash a line: whoever has it can check the chain.
    ///
    /// @throws IllegalStateException inside a transaction
    public void lines(TenantId tenant, OutputStream out) throws IOException {
        json(tenant, AuditFilter.ALL, out);
    }

    /// One JSON object a line.
    void json(TenantId tenant, AuditFilter filter, OutputStream out) throws IOException {
        write(tenant, filter, out, recorded -> Chain.canonical(recorded) + "\n");
    }

    /// RFC 4180, with a line of names.
    void csv(TenantId tenant, AuditFilter filter, OutputStream out) throws IOException {
        out.write(CsvLine.NAMES.getBytes(StandardCharsets.UTF_8));
        write(tenant, filter, out, CsvLine::of);
    }

    private void write(TenantId tenant, AuditFilter filter, OutputStream out, Function<Recorded, String> line)
            throws IOException {
        var last = 0L;
        List<Recorded> part;
        do {
            var after = last;
            part = scope.call(tenant, () -> audit.after(filter, after, PART));
            for (var recorded : part) {
                out.write(line.apply(recorded).getBytes(StandardCharsets.UTF_8));
                last = recorded.entry().seq();
            }
        } while (part.size() == PART);
    }
}
