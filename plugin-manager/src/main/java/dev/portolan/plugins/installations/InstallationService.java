package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Current;
import dev.portolan.contracts.Problem.Editor;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.installations.InstallationStore.Signed;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.schema.Change;
import dev.portolan.plugins.secrets.SecretService;
import dev.portolan.plugins.wire.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes the installations of the current tenant as members ask for it.
@ApplicationScoped
@Transactional
class InstallationService {
    private final InstallationStore store;
    private final ReleaseChoice choice;
    private final Planner planner;
    private final Dependencies dependencies;
    private final DependencyPlanner needs;
    private final SecretService secrets;
    private final Rights rights;
    private final PlanLimits limits;
    private final Standing standing;
    private final UpdateSettings settings;

    InstallationService(
            InstallationStore store,
            ReleaseChoice choice,
            Planner planner,
            Dependencies dependencies,
            DependencyPlanner needs,
            SecretService secrets,
            Rights rights,
            PlanLimits limits,
            Standing standing,
            UpdateSettings settings) {
        this.store = store;
        this.choice = choice;
        this.planner = planner;
        this.dependencies = dependencies;
        this.needs = needs;
        this.secrets = secrets;
        this.rights = rights;
        this.limits = limits;
        this.standing = standing;
        this.settings = settings;
    }

    /// @param created whether there was none before
    record Result(Installation installation, boolean created) {}

    Result put(PluginId plugin, @Nullable JsonNode body, @Nullable String ifMatch) {
        return putWithin(plugin, body, ifMatch).result;
    }

    /// @param setting what differs beside the revision; empty when nothing does
    private record Done(Result result, Optional<Change> setting) {}

    private Done putWithin(PluginId plugin, @Nullable JsonNode body, @Nullable String ifMatch) {
        var setting = UpdateSetting.of(body);
        var before = store.hold(plugin).orElse(null);
        check(ifMatch, before);
        var consents = Consents.parse(setting.rest());
        var request = InstallRequest.parse(Consents.without(setting.rest()));
        var result = apply(plugin, before, prepare(plugin, before, request), consents);
        return new Done(result, settings.apply(result.installation(), setting));
    }

    /// Works out what `put` would do, and does nothing.
    Preview preview(PluginId plugin, @Nullable JsonNode body) {
        return previewWithin(plugin, body);
    }

    private Preview previewWithin(PluginId plugin, @Nullable JsonNode body) {
        var before = store.hold(plugin).orElse(null);
        var rest = UpdateSetting.of(body).rest();
        var _ = Consents.parse(rest);
        var prepared = prepare(plugin, before, InstallRequest.parse(Consents.without(rest)));
        var wanted = prepared.plan.setup().enabled()
                ? needs.of(prepared.plan.release())
                : new Needs(List.of(), List.of(), List.of());
        return Preview.of(before, prepared.former, prepared.plan, wanted).refusedBy(refusals(before, prepared, wanted));
    }

    private List<String> refusals(@Nullable Installation before, Prepared prepared, Needs wanted) {
        var refusals = new ArrayList<String>();
        if (before != null) {
            refusals.addAll(dependencies.broken(prepared.plan.release()));
        }
        var fresh = wanted.also().stream()
                .filter(addition -> store.find(addition.release().plugin()).isEmpty())
                .toList();
        var places = fresh.size() + (before == null || before.uninstalled() ? 1 : 0);
        if (!fresh.isEmpty()) {
            limits.noPlace(store.count(), places).ifPresent(refusals::add);
        }
        fresh.forEach(
                addition -> limits.premiumRefusal(null, addition.release()).ifPresent(refusals::add));
        return refusals;
    }

    /// What one of several changes comes to.
    ///
    /// @param diff what differs, be it part of a revision or not
    record Changed(Preview preview, Result result, List<Change> diff) {}

    /// As [#put], as one of several in the caller's transaction: a refusal leaves that to the caller. Calls private
    /// methods only: any other is intercepted, and would mark the transaction.
    @Transactional(dontRollbackOn = ProblemException.class)
    Changed change(PluginId plugin, JsonNode body) {
        var preview = previewWithin(plugin, body);
        if (preview.refusals().isEmpty()) {
            refuse(preview.also().stream()
                    .map(also -> "It also needs " + also.publisher() + "/" + also.plugin() + " " + also.version()
                            + ". Name that too, enabled.")
                    .toList());
        }
        var done = putWithin(plugin, body, null);
        var diff = Stream.concat(preview.diff().stream(), done.setting.stream()).toList();
        return new Changed(preview, done.result, diff);
    }

    /// As [#uninstall], as one of several in the caller's transaction.
    @Transactional(dontRollbackOn = ProblemException.class)
    Installation leave(PluginId plugin) {
        return uninstallWithin(plugin, null);
    }

    Result patch(PluginId plugin, @Nullable JsonNode patch, @Nullable String ifMatch) {
        var setting = UpdateSetting.of(patch);
        var before = present(plugin);
        check(ifMatch, before);
        var former = choice.of(before);
        var consents = Consents.parse(setting.rest());
        var whole = MergePatch.resolve(
                Consents.without(setting.rest()), before.setup().configuration(), former.schema());
        var result = apply(plugin, before, prepare(plugin, before, InstallRequest.parse(whole)), consents);
        var _ = settings.apply(result.installation(), setting);
        return result;
    }

    /// Uninstalls a plugin, and keeps what it takes to restore it. Doing so twice is doing so once.
    Installation uninstall(PluginId plugin, @Nullable String ifMatch) {
        return uninstallWithin(plugin, ifMatch);
    }

    private Installation uninstallWithin(PluginId plugin, @Nullable String ifMatch) {
        var before = store.hold(plugin).orElseThrow(ProblemException::notFound);
        if (before.uninstalled()) {
            return before;
        }
        check(ifMatch, before);
        dependencies.releaseFrom(plugin);
        var former = choice.of(before);
        var entry =
                new Entry(Kind.UNINSTALLED, former, former.version(), 0, List.of(), new Signed(rights.author(), null));
        return store.write(before.id(), plugin, before.setup(), Desired.UNINSTALLING, entry);
    }

    /// Brings an uninstalled plugin back as it was; one that is there stays as it is. What it needs does not come
    /// along,
    /// since nobody is asked here.
    Result restore(PluginId plugin) {
        var before = store.hold(plugin).orElseThrow(ProblemException::notFound);
        if (!before.uninstalled()) {
            return new Result(before, false);
        }
        var request = new InstallRequest(
                null, null, before.setup().enabled(), null, before.setup().grants(), "restored");
        var prepared = prepare(plugin, before, request);
        if (prepared.plan.setup().enabled()) {
            refuse(dependencies.unmet(prepared.plan.release()));
        }
        return apply(plugin, before, prepared, Consents.NONE);
    }

    Result rollback(PluginId plugin, long revision) {
        var before = present(plugin);
        var back = back(before, revision);
        var plan = back.plan;
        if (plan.diff().isEmpty()) {
            return new Result(before, false);
        }
        refuse(obstacles(before, plan));
        var signed = new Signed(rights.author(), back.reason);
        var entry = new Entry(Kind.ROLLED_BACK, plan.release(), back.version(), revision, plan.diff(), signed);
        return new Result(store.write(before.id(), plugin, plan.setup(), plan.desired(), entry), false);
    }

    /// Works out what `rollback` would do, and does nothing.
    Preview rollbackPreview(PluginId plugin, long revision) {
        var before = present(plugin);
        var back = back(before, revision);
        return Preview.of(before, back.former, back.plan, obstacles(before, back.plan));
    }

    private Prepared back(Installation before, long revision) {
        var earlier = store.revision(before.id(), revision)
                .orElseThrow(() -> ProblemException.invalid("/revision", "there is no revision " + revision));
        var setup = InstallationStore.toSetup(earlier);
        var release = choice.byDigest(setup.release().digest());
        standing.obstacle(release).ifPresent(why -> {
            throw new ProblemException(Common.CONFLICT, why);
        });
        var former = choice.of(before);
        limits.checkPremium(former, release);
        return new Prepared(former, planner.rollback(before, former, release, setup), "back to revision " + revision);
    }

    /// Why other plugins stand in the way of going back, in sentences.
    private List<String> obstacles(Installation before, Plan plan) {
        var obstacles = new ArrayList<String>();
        if (!before.setup().release().digest().equals(plan.release().digest())) {
            obstacles.addAll(dependencies.broken(plan.release()));
        }
        if (plan.setup().enabled()) {
            obstacles.addAll(dependencies.unmet(plan.release()));
        }
        return obstacles;
    }

    private Installation present(PluginId plugin) {
        return store.hold(plugin)
                .filter(installation -> !installation.uninstalled())
                .orElseThrow(ProblemException::notFound);
    }

    private record Prepared(
            @Nullable Published former, Plan plan, @Nullable String reason) {
        /// On which version it was, or is.
        String version() {
            return Optional.ofNullable(former).orElse(plan.release()).version();
        }
    }

    private Prepared prepare(PluginId plugin, @Nullable Installation before, InstallRequest request) {
        choice.known(plugin);
        rights.check(before, request);
        if (before == null || before.uninstalled()) {
            limits.checkPlace(store.count());
        }
        var former = before == null ? null : choice.of(before);
        var release = choice.wanted(plugin, former, request);
        limits.checkPremium(before == null || before.uninstalled() ? null : former, release);
        return new Prepared(former, planner.plan(before, former, release, request), request.reason());
    }

    private Result apply(PluginId plugin, @Nullable Installation before, Prepared prepared, Consents consents) {
        var plan = prepared.plan;
        var created = before == null || before.uninstalled();
        if (before != null && !created && plan.diff().isEmpty()) {
            return new Result(before, false);
        }
        together(before, plan);
        if (plan.setup().enabled() && bring(plan.release(), consents) && created) {
            limits.checkPlace(store.count());
        }
        var signed = new Signed(rights.author(), prepared.reason);
        var entry = new Entry(Preview.kind(before, plan), plan.release(), prepared.version(), 0, plan.diff(), signed);
        var id = before == null ? Ids.next() : before.id();
        var versions = new HashMap<>(plan.setup().secrets());
        for (var fresh : plan.fresh()) {
            var destination = fresh.destination().isEmpty() ? null : fresh.destination();
            versions.put(fresh.pointer(), secrets.seal(id, fresh.pointer(), destination, fresh.value()));
        }
        return new Result(store.write(id, plugin, plan.setup().with(versions), plan.desired(), entry), created);
    }

    /// Another version of what others need must still be one that they can use.
    private void together(@Nullable Installation before, Plan plan) {
        if (before != null
                && !before.setup().release().digest().equals(plan.release().digest())) {
            refuse(dependencies.broken(plan.release()));
        }
    }

    /// Installs and enables what a release needs and the tenant lacks, as far as that was consented to.
    ///
    /// @return whether there was anything to do
    private boolean bring(Published release, Consents consents) {
        var wanted = needs.of(release);
        refuse(wanted.refusals());
        refuse(wanted.also().stream()
                .flatMap(addition -> consents.objection(addition.release()).stream())
                .toList());
        wanted.also().forEach(addition -> bring(addition.release(), release.plugin(), consents));
        return !wanted.also().isEmpty();
    }

    private void bring(Published release, PluginId needer, Consents consents) {
        var plugin = release.plugin();
        var before = store.hold(plugin).orElse(null);
        var there = before != null && !before.uninstalled();
        var follows = choice.follows(before == null ? null : choice.of(before), release);
        var request = new InstallRequest(
                there || follows ? null : release.version(),
                there || !follows ? null : ReleaseChoice.STABLE,
                true,
                null,
                consents.of(plugin).map(Consents.Consent::grants).orElse(null),
                "needed by " + needer);
        try {
            // Those that it needs itself came before it.
            var _ = apply(plugin, before, prepare(plugin, before, request), Consents.NONE);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.type(),
                    plugin + ": " + e.getMessage(),
                    e.violations().stream()
                            .map(fault -> new Violation(consents.pointer(plugin) + fault.pointer(), fault.message()))
                            .toList());
        }
    }

    private static void refuse(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new ProblemException(InstallationProblem.PLUGIN_NEEDED, String.join(" ", sentences));
        }
    }

    private void check(@Nullable String ifMatch, @Nullable Installation before) {
        if (ifMatch == null) {
            return;
        }
        var fits = before != null && !before.uninstalled() && IfMatch.allows(ifMatch, before.revision());
        if (!fits) {
            throw ProblemException.outdated(
                    "Somebody has changed it meanwhile. Load it again, then repeat.",
                    before == null ? null : current(before));
        }
    }

    private @Nullable Current current(Installation installation) {
        return store.revision(installation.id(), installation.revision())
                .map(row -> new Current(row.revision, new Editor(row.author, row.authorName), row.at))
                .orElse(null);
    }
}
