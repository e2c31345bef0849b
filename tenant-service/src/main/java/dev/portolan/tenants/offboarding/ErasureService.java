package dev.portolan.tenants.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.streams.Json;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.tenants.offboarding.OffboardingRow.State;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the erasure of the current tenant writes: its own progress, and the end of the tenant's rows.
@ApplicationScoped
@Transactional
class ErasureService {
    static final String SELF = "tenant-service";

    /// What is left of a tenant: its tombstone, the report on its erasure, and what tax law wants kept.
    static final Set<String> KEPT =
            Set.of("tenant", "offboarding", "invoice", "invoice_line", "invoice_document", "billing_period");

    /// The longest that a work or dead-letter topic holds anything.
    private static final Duration TOPICS = Duration.ofDays(7);

    private final OffboardingRepository rows;
    private final TenantService tenants;
    private final TenantErasure erasure;
    private final InvoiceService invoices;
    private final CurrentTenant current;
    private final Audit audit;
    private final OffboardingConfig config;
    private final InstantSource time;

    ErasureService(
            OffboardingRepository rows,
            TenantService tenants,
            TenantErasure erasure,
            InvoiceService invoices,
            CurrentTenant current,
            Audit audit,
            OffboardingConfig config,
            InstantSource time) {
        this.rows = rows;
        this.tenants = tenants;
        this.erasure = erasure;
        this.invoices = invoices;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.time = time;
    }

    /// @throws ProblemException `not-found` when the tenant never asked to leave
    ErasureReport report() {
        var row = rows.findByIdOptional(current.id().value()).orElseThrow(ProblemException::notFound);
        return new ErasureReport(
                row.state.name().toLowerCase(Locale.ROOT),
                row.eraseAt,
                row.step == null ? null : new ErasureReport.Progress(row.step, row.failures, row.error),
                row.finishedAt,
                outcomes(row),
                row.finishedAt == null ? null : row.finishedAt.plus(TOPICS));
    }

    /// The report for staff, whose look is on the tenant's record as long as there is one.
    ErasureReport look() {
        var report = report();
        audit.record(
                "tenant.looked-at",
                new Target("tenant", current.id().toString(), null),
                new Change(Map.of(), Map.of("page", "erasure"), null));
        return report;
    }

    /// Takes all rows but the kept ones, and says on the topics that the tenant is gone, in one transaction, which may
    /// take long.
    @TransactionConfiguration(timeout = 600)
    Outcome eraseRows() {
        invoices.forgetDrafts();
        var deleted = erasure.erase(KEPT);
        rows.locked(current.id().value()).ifPresent(row -> row.reason = null);
        tenants.erase();
        return new Outcome(SELF, deleted, 0);
    }

    /// Takes what has come after the others.
    Map<String, Long> sweep() {
        return erasure.erase(KEPT);
    }

    /// Goes on to the next step, or ends.
    ///
    /// @param outcomes what the step did where
    void done(ClaimedErasure step, List<Outcome> outcomes) {
        claimed(step, row -> {
            row.outcomes = merged(row, outcomes);
            row.failures = 0;
            row.error = null;
            var now = time.instant();
            var next = step.step().next();
            row.step = next.orElse(null);
            row.dueAt = next.isPresent() && next.get() == ErasureStep.CHECK ? now.plus(config.settle()) : now;
            if (next.isEmpty()) {
                row.state = State.ERASED;
                row.finishedAt = now;
            }
        });
    }

    /// Has the step done again, later.
    ///
    /// @param error in a sentence for staff
    void failed(ClaimedErasure step, String error) {
        claimed(step, row -> {
            row.failures++;
            row.error = error;
            row.dueAt = time.instant().plus(backoff(row.failures));
        });
    }

    private void claimed(ClaimedErasure step, Consumer<OffboardingRow> change) {
        rows.locked(current.id().value())
                .filter(row -> row.state == State.ERASING && row.claims == step.claim())
                .ifPresent(row -> {
                    row.leasedUntil = null;
                    change.accept(row);
                });
    }

    private Duration backoff(int failures) {
        var wait = config.firstRetry().multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return wait.compareTo(config.longestRetry()) < 0 ? wait : config.longestRetry();
    }

    private static String merged(OffboardingRow row, List<Outcome> more) {
        var all = new ArrayList<>(outcomes(row));
        for (var outcome : more) {
            var known = all.stream()
                    .filter(one -> one.name().equals(outcome.name()))
                    .findFirst();
            known.ifPresent(all::remove);
            all.add(known.map(one -> one.and(outcome)).orElse(outcome));
        }
        return new String(Json.write(all), StandardCharsets.UTF_8);
    }

    private static List<Outcome> outcomes(OffboardingRow row) {
        var found = new ArrayList<Outcome>();
        for (var json : Json.read(row.outcomes.getBytes(StandardCharsets.UTF_8), JsonNode.class)) {
            found.add(new Outcome(
                    json.path("name").asText(),
                    counts(json.path("deleted")),
                    json.path("left").asLong()));
        }
        return found;
    }

    static Map<String, Long> counts(@Nullable JsonNode json) {
        var counts = new HashMap<String, Long>();
        if (json != null) {
            json.properties()
                    .forEach(
                            field -> counts.put(field.getKey(), field.getValue().asLong()));
        }
        return counts;
    }
}
