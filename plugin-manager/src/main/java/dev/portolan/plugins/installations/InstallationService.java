package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.installations.InstallationStore.Signed;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.secrets.SecretService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes the installations of the current tenant as members ask for it.
@ApplicationScoped
@Transactional
class InstallationService {
    private final InstallationStore store;
    private final ReleaseChoice choice;
    private final Planner planner;
    private final Dependencies dependencies;
    private final SecretService secrets;
    private final Rights rights;
    private final PlanLimits limits;

    InstallationService(
            InstallationStore store,
            ReleaseChoice choice,
            Planner planner,
            Dependencies dependencies,
            SecretService secrets,
            Rights rights,
            PlanLimits limits) {
        this.store = store;
        this.choice = choice;
        this.planner = planner;
        this.dependencies = dependencies;
        this.secrets = secrets;
        this.rights = rights;
        this.limits = limits;
    }

    /// @param created whether there was none before
    record Result(Installation installation, boolean created) {}

    Result put(PluginId plugin, @Nullable JsonNode body, @Nullable String ifMatch) {
        return putWithin(plugin, body, ifMatch);
    }

    private Result putWithin(PluginId plugin, @Nullable JsonNode body, @Nullable String ifMatch) {
        var before = store.hold(plugin).orElse(null);
        check(ifMatch, before);
        return apply(plugin, before, prepare(plugin, before, InstallRequest.parse(body)));
    }

    /// Works out what `put` would do, and does nothing.
    Preview preview(PluginId plugin, @Nullable JsonNode body) {
        return previewWithin(plugin, body);
    }

    private Preview previewWithin(PluginId plugin, @Nullable JsonNode body) {
        var before = store.hold(plugin).orElse(null);
        var prepared = prepare(plugin, before, InstallRequest.parse(body));
        var refusals =
                prepared.plan.setup().enabled() ? dependencies.unmet(prepared.plan.release()) : List.<String>of();
        return Preview.of(before, prepared.former, prepared.plan, refusals);
    }

    /// What one of several changes comes to.
    record Changed(Preview preview, Result result) {}

    /// As [#put], as one of several in the caller's transaction: a refusal leaves that to the caller. Calls private
    /// methods only: any other is intercepted, and would mark the transaction.
    @Transactional(dontRollbackOn = ProblemException.class)
    Changed change(PluginId plugin, JsonNode body) {
        var preview = previewWithin(plugin, body);
        return new Changed(preview, putWithin(plugin, body, null));
    }

    /// As [#uninstall], as one of several in the caller's transaction.
    @Transactional(dontRollbackOn = ProblemException.class)
    Installation leave(PluginId plugin) {
        return uninstallWithin(plugin, null);
    }

    Result patch(PluginId plugin, @Nullable JsonNode patch, @Nullable String ifMatch) {
        var before = present(plugin);
        check(ifMatch, before);
        var former = choice.of(before);
        var whole = MergePatch.resolve(patch, before.setup().configuration(), former.schema());
        return apply(plugin, before, prepare(plugin, before, InstallRequest.parse(whole)));
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

    /// Brings an uninstalled plugin back as it was; one that is there stays as it is.
    Result restore(PluginId plugin) {
        var before = store.hold(plugin).orElseThrow(ProblemException::notFound);
        if (!before.uninstalled()) {
            return new Result(before, false);
        }
        var request = new InstallRequest(
                null, null, before.setup().enabled(), null, before.setup().grants(), "restored");
        return apply(plugin, before, prepare(plugin, before, request));
    }

    Result rollback(PluginId plugin, long revision) {
        var before = present(plugin);
        var earlier = store.revision(before.id(), revision)
                .orElseThrow(() -> ProblemException.invalid("/revision", "there is no revision " + revision));
        var setup = InstallationStore.toSetup(earlier);
        var release = choice.byDigest(setup.release().digest());
        if (!release.runs()) {
            throw new ProblemException(
                    Common.CONFLICT, "Version " + release.version() + " has been withdrawn by the platform.");
        }
        var former = choice.of(before);
        limits.checkPremium(former, release);
        var plan = planner.rollback(before, former, release, setup);
        if (plan.diff().isEmpty()) {
            return new Result(before, false);
        }
        var signed = new Signed(rights.author(), "back to revision " + revision);
        var entry = new Entry(Kind.ROLLED_BACK, release, former.version(), revision, plan.diff(), signed);
        return new Result(store.write(before.id(), plugin, plan.setup(), plan.desired(), entry), false);
    }

    private Installation present(PluginId plugin) {
        return store.hold(plugin)
                .filter(installation -> !installation.uninstalled())
                .orElseThrow(ProblemException::notFound);
    }

    private record Prepared(
            @Nullable Published former, Plan plan, @Nullable String reason) {}

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

    private Result apply(PluginId plugin, @Nullable Installation before, Prepared prepared) {
        var plan = prepared.plan;
        var created = before == null || before.uninstalled();
        if (before != null && !created && plan.diff().isEmpty()) {
            return new Result(before, false);
        }
        if (plan.setup().enabled()) {
            needs(plan.release());
        }
        var former = Optional.ofNullable(prepared.former).orElse(plan.release()).version();
        var signed = new Signed(rights.author(), prepared.reason);
        var entry = new Entry(Preview.kind(before, plan), plan.release(), former, 0, plan.diff(), signed);
        var id = before == null ? Ids.next() : before.id();
        var versions = new HashMap<>(plan.setup().secrets());
        for (var fresh : plan.fresh()) {
            var destination = fresh.destination().isEmpty() ? null : fresh.destination();
            versions.put(fresh.pointer(), secrets.seal(id, fresh.pointer(), destination, fresh.value()));
        }
        return new Result(store.write(id, plugin, plan.setup().with(versions), plan.desired(), entry), created);
    }

    private void needs(Published release) {
        var unmet = dependencies.unmet(release);
        if (!unmet.isEmpty()) {
            throw new ProblemException(InstallationProblem.PLUGIN_NEEDED, String.join(" ", unmet));
        }
    }

    private static void check(@Nullable String ifMatch, @Nullable Installation before) {
        if (ifMatch == null) {
            return;
        }
        var tag = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        var fits = before != null
                && !before.uninstalled()
                && (tag.equals("*") || tag.equals(String.valueOf(before.revision())));
        if (!fits) {
            throw new ProblemException(
                    Common.PRECONDITION_FAILED, "Somebody has changed it meanwhile. Load it again, then repeat.");
        }
    }
}
