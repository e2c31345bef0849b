package dev.portolan.plugins.scorecards;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.queues.Dispatcher;
import dev.portolan.plugins.queues.DueQueue;
import dev.portolan.plugins.queues.DueQueue.Waiting;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Standing;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;

/// Counts the scorecards that wait for it: how each entity stands by what the checks have said last.
@ApplicationScoped
class ScorecardCounter {
    private static final Waiting WAITING = new Waiting("scorecard", "id", DueQueue.Counting.ASKED);
    private static final int MOST_ENTITIES = 5_000;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final CountingService counting;
    private final CheckedEntities entities;
    private final Dispatcher dispatcher;

    ScorecardCounter(
            DueQueue queue,
            CountingService counting,
            CheckedEntities entities,
            TenantScope scope,
            ScorecardConfig config) {
        this.counting = counting;
        this.entities = entities;
        var round = new Dispatcher.Round("scorecards", WAITING, config.parallel(), config.poll(), config.lease());
        this.dispatcher = new Dispatcher(round, queue, scope, this::work);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        dispatcher.close();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CountingService.Asked asked) {
        dispatcher.wake();
    }

    private void work(Claim claim) {
        try {
            counting.find(claim.id()).ifPresent(this::count);
            counting.ended(claim);
        } catch (ProblemException e) {
            Log.debugf("scorecard=%s waits: %s", claim.id(), e.getMessage());
            counting.later(claim, claim.pause(RETRY));
        }
    }

    private void count(Scorecard scorecard) {
        var active = counting.active();
        var standings = new ArrayList<Standing>();
        String cursor = null;
        do {
            var page = entities.page(scorecard.content().predicate(), cursor);
            var subjects = page.items().stream().map(Subject::of).toList();
            standings.addAll(counting.count(scorecard, subjects, active));
            cursor = page.next();
        } while (cursor != null && standings.size() < MOST_ENTITIES);
        counting.counted(scorecard, standings);
    }
}
