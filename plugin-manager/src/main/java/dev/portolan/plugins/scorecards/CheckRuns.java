package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Said;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts every check of the current tenant to the entities that it is for, and counts the scorecards anew. In no
/// transaction: what is known is kept page by page.
@ApplicationScoped
class CheckRuns {
    private static final String ACTOR = "plugin:portolan/scorecards";
    private static final int PAGE = 100;
    private static final int MOST_ENTITIES = 5_000;
    private static final int LARGEST_EVIDENCE = 2_000;
    /// A plugin that is called too often may be called again in the next minute.
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_PAUSES = 15;

    private final ScorecardService scorecards;
    private final CountingService counting;
    private final ClockService clock;
    private final EntityClient entities;
    private final ExtensionCalls calls;
    private final ServiceTokens tokens;
    private final TenantStates tenants;
    private final CurrentTenant current;
    private final InstantSource time;

    CheckRuns(
            ScorecardService scorecards,
            CountingService counting,
            ClockService clock,
            EntityClient entities,
            ExtensionCalls calls,
            ServiceTokens tokens,
            TenantStates tenants,
            CurrentTenant current,
            InstantSource time) {
        this.scorecards = scorecards;
        this.counting = counting;
        this.clock = clock;
        this.entities = entities;
        this.calls = calls;
        this.tokens = tokens;
        this.tenants = tenants;
        this.current = current;
        this.time = time;
    }

    /// @param asked how often it was asked for when it began
    void run(long asked) {
        clock.began();
        var active = scorecards.active();
        var checks = active.values().stream()
                .map(one -> (Extension.Check) one.extension())
                .toList();
        var faults = new TreeSet<String>();
        var slug = tenants.of(current.id()).map(state -> state.slug());
        if (slug.isEmpty()) {
            clock.later(asked);
            return;
        }
        try {
            active.values().forEach(check -> run(slug.get(), check).ifPresent(faults::add));
            counting.standard(active.keySet());
            counting.all().forEach(scorecard -> count(slug.get(), scorecard, active));
        } catch (ProblemException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        clock.ended(asked, checks, faults.isEmpty() ? null : String.join(" ", faults));
    }

    /// @return what went wrong with it, for people
    private Optional<String> run(Slug tenant, ActiveExtension active) {
        var check = CheckId.of(active);
        var when = ((Extension.Check) active.extension()).when();
        var begun = time.instant();
        String fault = null;
        String cursor = null;
        var seen = 0;
        do {
            var page = entities.page(tenant, when, cursor, PAGE, token(tenant));
            var said = new ArrayList<Said>();
            for (var entity : page.items()) {
                switch (ask(active, entity)) {
                    case Answer.Given(var value) -> said(entity, value).ifPresent(said::add);
                    case Answer.None none -> fault = active.extension().title() + ": " + none.sentence();
                }
            }
            counting.keep(check, said);
            seen += page.items().size();
            cursor = page.next();
            // What breaks on one entity is likely to break on the next.
            if (fault != null && said.isEmpty()) {
                return Optional.of(fault);
            }
        } while (cursor != null && seen < MOST_ENTITIES);
        if (fault == null) {
            counting.finish(check, begun);
        }
        return Optional.ofNullable(fault);
    }

    private Answer ask(ActiveExtension active, JsonNode entity) {
        var input = JsonNodeFactory.instance.objectNode();
        input.set("entity", entity);
        var answer = calls.call(active, input);
        for (var i = 0; i < MOST_PAUSES && answer instanceof Answer.None none && !none.ran(); i++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = calls.call(active, input);
        }
        return answer;
    }

    /// Empty for what is no answer.
    private static Optional<Said> said(JsonNode entity, JsonNode value) {
        return Verdict.named(value.path("result").asText())
                .map(result -> new Said(
                        Subject.of(entity).ref(),
                        result,
                        shortened(value.path("evidence").asText("")),
                        value.path("value").isNumber() ? value.path("value").asDouble() : null));
    }

    private static @Nullable String shortened(String evidence) {
        if (evidence.isBlank()) {
            return null;
        }
        var text = evidence.replace("\0", "");
        return text.length() <= LARGEST_EVIDENCE ? text : text.substring(0, LARGEST_EVIDENCE - 1) + "…";
    }

    private void count(Slug tenant, Scorecard scorecard, Map<CheckId, ActiveExtension> active) {
        var standings = new ArrayList<Standing>();
        String cursor = null;
        do {
            var page = entities.page(tenant, scorecard.content().predicate(), cursor, PAGE, token(tenant));
            var subjects = page.items().stream().map(Subject::of).toList();
            standings.addAll(counting.count(scorecard, subjects, active.keySet()));
            cursor = page.next();
        } while (cursor != null && standings.size() < MOST_ENTITIES);
        counting.counted(scorecard, standings);
    }

    private String token(Slug tenant) {
        return tokens.forTenant(tenant, ACTOR, List.of(Permissions.CATALOG_ENTITY_READ));
    }
}
