package dev.portolan.tenants.invoices;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.invoices.ClaimedRun.Starter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/// Starts runs and tells how far they are. The worker does them.
@ApplicationScoped
class InvoiceRunService {
    /// Where a month is over last on Earth.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final InvoiceRunQueue runs;
    private final InstantSource time;

    InvoiceRunService(InvoiceRunQueue runs, InstantSource time) {
        this.runs = runs;
        this.time = time;
    }

    /// Starts a run of a month, or finds the one that is under way.
    InvoiceRun start(YearMonth month, Starter starter) {
        runs.add(month, starter);
        return runs.latest(month).orElseThrow(() -> new IllegalStateException("the run of " + month + " is lost"));
    }

    /// Starts the run of the last month that is over everywhere, unless that has been done.
    void startAutomatic() {
        var month = YearMonth.from(time.instant().atOffset(LAST)).minusMonths(1);
        if (!runs.hadAutomatic(month)) {
            runs.add(month, null);
        }
    }

    /// @throws ProblemException `not-found`
    InvoiceRun get(UUID id) {
        return runs.find(id).orElseThrow(ProblemException::notFound);
    }
}
