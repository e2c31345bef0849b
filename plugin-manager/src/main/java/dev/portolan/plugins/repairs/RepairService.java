package dev.portolan.plugins.repairs;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.installations.Purged;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Says what is wrong with the current tenant's plugins, derived anew each time, and remembers which notes were read.
@ApplicationScoped
@Transactional
class RepairService {
    /// More than a tenant can have installed.
    private static final int MOST = 1000;

    private final Instance<RepairSource> sources;
    private final InstalledService installed;
    private final ReleaseService releases;
    private final AcknowledgementRepository rows;
    private final AcknowledgementQueries queries;
    private final Caller caller;
    private final Audit audit;
    private final InstantSource time;

    RepairService(
            @Any Instance<RepairSource> sources,
            InstalledService installed,
            ReleaseService releases,
            AcknowledgementRepository rows,
            AcknowledgementQueries queries,
            Caller caller,
            Audit audit,
            InstantSource time) {
        this.sources = sources;
        this.installed = installed;
        this.releases = releases;
        this.rows = rows;
        this.queries = queries;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    /// The worst first.
    List<Repair> list() {
        var read = queries.all();
        return all().stream()
                .filter(repair -> !repair.kind().informs() || read.stream().noneMatch(row -> about(row, repair)))
                .sorted(Comparator.comparing(Repair::kind)
                        .thenComparing(repair -> repair.subject().title())
                        .thenComparing(repair -> repair.subject().id()))
                .toList();
    }

    /// Remembers that a note was read. Doing so twice is doing so once.
    ///
    /// @throws ProblemException `not-found` when there is no such thing any more; `conflict` when it needs a mend
    void acknowledge(String id) {
        var repair = all().stream()
                .filter(one -> one.subject().id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        if (!repair.kind().informs()) {
            throw new ProblemException(
                    Common.CONFLICT, "Reading this does not mend it. It goes once what it says is done.");
        }
        var row = queries.ofKind(repair.installation(), repair.kind()).orElseGet(() -> added(repair));
        if (row.since.equals(repair.since()) && rows.isPersistent(row)) {
            return;
        }
        row.since = repair.since();
        row.by = caller.subject();
        row.at = time.instant();
        rows.persist(row);
        var plugin = repair.subject().publisher() + "/" + repair.subject().plugin();
        audit.record(
                "plugin.repair-acknowledged",
                new Target("plugin", plugin, repair.subject().title()),
                new Change(Map.of(), Map.of("kind", repair.kind().word()), null));
    }

    void forget(@Observes Purged gone) {
        var _ = queries.forget(gone.installation());
    }

    private List<Repair> all() {
        var installations = installed.page(false, "", MOST);
        var byDigest = releases.byDigests(installations.stream()
                .map(one -> one.setup().release().digest())
                .toList());
        var cases = installations.stream()
                .map(one -> new Case(
                        one,
                        Objects.requireNonNull(
                                byDigest.get(one.setup().release().digest()), "a foreign key keeps releases in use")))
                .toList();
        return sources.stream().flatMap(source -> source.look(cases).stream()).toList();
    }

    private AcknowledgementRow added(Repair repair) {
        var row = new AcknowledgementRow();
        row.id = Ids.next();
        row.installation = repair.installation();
        row.kind = repair.kind();
        row.since = repair.since();
        return row;
    }

    private static boolean about(AcknowledgementRow row, Repair repair) {
        return row.installation.equals(repair.installation())
                && row.kind == repair.kind()
                && row.since.equals(repair.since());
    }
}
