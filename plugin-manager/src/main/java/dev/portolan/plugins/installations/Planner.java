package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out what a request makes of an installation, and refuses what must not be. Writes nothing.
@ApplicationScoped
class Planner {
    private final SecretPlanner secrets;
    private final Migrations migrations;

    Planner(SecretPlanner secrets, Migrations migrations) {
        this.secrets = secrets;
        this.migrations = migrations;
    }

    /// @param before what there is, be it uninstalled and retained; null when there is nothing
    /// @param former the release of `before`
    /// @param release the one that is wanted
    /// @throws ProblemException `invalid` with a JSON Pointer for each fault; `migration-failed` when the
    ///     release's own migration made what its schema refuses
    /// @throws MigrationWanted when the release's migration has to run first
    Plan plan(@Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        var submission = submission(before, former, release, request);
        var configuration = SecretMarkers.complete((ObjectNode) submission.configuration(), release.schema());
        var faults = new ArrayList<Violation>();
        submission.violations().forEach(fault -> faults.add(within(fault)));
        var held = secrets.plan(before, release.schema(), submission, faults);
        var grants = grants(before, release, request, faults);
        var enabled = enabled(before, request);
        var missing = missing(before, request, submission, enabled, faults);
        if (migrates(before, former, release, request)) {
            checkMigrated(submission);
        }
        if (enabled) {
            consent(grants, release, faults);
        }
        consentToMove(before, release, request, configuration, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", faults);
        }
        var choice = new Setup.Choice(release.digest(), channel(before, request));
        var setup = new Setup(choice, configuration, held.kept(), grants, enabled);
        var diff = Differences.between(before, former, release, setup, held.fresh());
        return new Plan(release, setup, held.fresh(), desired(missing, enabled), diff, missing);
    }

    /// Reads settings that are still being filled in, be they incomplete or wrong. A secret that was set for another
    /// address than the one they name stays bound to the old one.
    Plan draft(@Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        var submission = submission(before, former, release, request);
        var configuration = SecretMarkers.complete((ObjectNode) submission.configuration(), release.schema());
        var held = secrets.plan(before, release.schema(), submission, new ArrayList<>());
        var grants = request.grants() != null
                ? request.grants()
                : before == null ? Grants.of(List.of()) : before.setup().grants();
        var choice = new Setup.Choice(release.digest(), channel(before, request));
        var setup = new Setup(choice, configuration, held.kept(), grants, false);
        return new Plan(release, setup, held.fresh(), Desired.DISABLED, List.of(), List.of());
    }

    /// Works out what bringing back an earlier revision means: all of it, but with the newest secrets, and of those
    /// only the ones that are bound to where the earlier configuration sends them.
    Plan rollback(Installation before, Published former, Published release, Setup earlier) {
        var schema = release.schema();
        var plain = SecretMarkers.without(earlier.configuration(), schema);
        var all = schema.read(plain, before.setup().secrets().keySet());
        var kept = secrets.surviving(before, schema, all);
        var submission = schema.read(plain, kept.keySet());
        var configuration = SecretMarkers.complete((ObjectNode) submission.configuration(), release.schema());
        var setup = new Setup(earlier.release(), configuration, kept, earlier.grants(), earlier.enabled());
        var missing = submission.violations().stream().map(Planner::within).toList();
        var desired = desired(missing, earlier.enabled());
        var diff = Differences.between(before, former, release, setup, List.of());
        return new Plan(release, setup, List.of(), desired, diff, missing);
    }

    /// What comes of a setup that lacks this much.
    static Desired desired(List<Violation> missing, boolean enabled) {
        if (!missing.isEmpty()) {
            return Desired.NEEDS_CONFIGURATION;
        }
        return enabled ? Desired.ENABLED : Desired.DISABLED;
    }

    private Submission submission(
            @Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        var schema = release.schema();
        if (before == null || former == null) {
            var submitted = request.configuration() == null ? Setup.nothing() : request.configuration();
            return schema.read(submitted, List.of());
        }
        if (migrates(before, former, release, request)) {
            var migrated = migrations.of(before, former, release);
            return schema.read(migrated, before.setup().secrets().keySet());
        }
        var old = before.setup().configuration();
        var submitted =
                request.configuration() == null ? SecretMarkers.without(old, former.schema()) : request.configuration();
        var stored = before.setup().secrets().keySet();
        return before.uninstalled() ? schema.read(submitted, stored) : schema.readChange(old, submitted, stored);
    }

    /// Settings that come with the request are for the new release already.
    private static boolean migrates(
            @Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        return before != null
                && former != null
                && request.configuration() == null
                && Migrations.needed(former, release);
    }

    /// What a migration leaves out can be set afterwards; what it gets wrong is the release's fault.
    private static void checkMigrated(Submission submission) {
        var wrong = submission.violations().stream()
                .filter(fault -> !absent(submission, fault.pointer()))
                .map(Planner::within)
                .toList();
        if (!wrong.isEmpty()) {
            var first = wrong.getFirst();
            throw new ProblemException(
                    InstallationProblem.MIGRATION_FAILED,
                    "The new version's migration made settings that it refuses itself: " + first.pointer() + " "
                            + first.message() + ". Everything is as before.",
                    wrong);
        }
    }

    private static boolean enabled(@Nullable Installation before, InstallRequest request) {
        if (request.enabled() != null) {
            return request.enabled();
        }
        return before != null && !before.uninstalled() && before.setup().enabled();
    }

    private static @Nullable String channel(@Nullable Installation before, InstallRequest request) {
        if (request.version() != null) {
            return null;
        }
        if (request.channel() != null) {
            return request.channel();
        }
        return before == null ? "stable" : before.setup().release().channel();
    }

    /// What is only absent may come later, unless this very request wants it enabled as configured here, or it
    /// is enabled.
    private static List<Violation> missing(
            @Nullable Installation before,
            InstallRequest request,
            Submission submission,
            boolean enabled,
            List<Violation> faults) {
        var absent = submission.violations().stream()
                .filter(fault -> absent(submission, fault.pointer()))
                .map(Planner::within)
                .toList();
        var running = before != null && before.enabled() && enabled;
        var insisted = Boolean.TRUE.equals(request.enabled()) && request.configuration() != null;
        if (running || insisted) {
            return List.of();
        }
        faults.removeAll(absent);
        return absent;
    }

    /// What an installation still lacks before it can be enabled.
    static List<Violation> missing(Installation installation, Published release) {
        var schema = release.schema();
        var plain = SecretMarkers.without(installation.setup().configuration(), schema);
        return schema.read(plain, installation.setup().secrets().keySet()).violations().stream()
                .map(Planner::within)
                .toList();
    }

    private static boolean absent(Submission submission, String pointer) {
        var value = submission.configuration().at(pointer);
        return value.isMissingNode()
                || (value.isObject()
                        && value.path("set").isBoolean()
                        && !value.path("set").asBoolean());
    }

    private static Violation within(Violation fault) {
        return new Violation("/configuration" + fault.pointer(), fault.message());
    }

    private static Grants grants(
            @Nullable Installation before, Published release, InstallRequest request, List<Violation> faults) {
        var asked = new HashSet<>(release.manifest().operation().permissions());
        if (request.grants() == null) {
            var granted = before == null
                    ? new HashSet<Permission>()
                    : new HashSet<>(before.setup().grants().permissions());
            granted.retainAll(asked);
            return Grants.of(granted);
        }
        var unasked = Grants.of(asked).missing(request.grants().permissions());
        if (!unasked.isEmpty()) {
            faults.add(new Violation("/grants", "the plugin does not ask for " + texts(unasked)));
        }
        return request.grants();
    }

    private static void consent(Grants grants, Published release, List<Violation> faults) {
        var missing = grants.missing(release.manifest().operation().permissions());
        if (!missing.isEmpty()) {
            faults.add(new Violation("/grants", "enabling it needs consent to " + texts(missing)));
        }
    }

    /// A secret's destination that moves is a new address to consent to.
    private static void consentToMove(
            @Nullable Installation before,
            Published release,
            InstallRequest request,
            ObjectNode configuration,
            List<Violation> faults) {
        if (before == null || request.grants() != null) {
            return;
        }
        for (var secret : release.schema().secrets()) {
            var from = Egress.resolve(secret.destination(), before.setup().configuration());
            var to = Egress.resolve(secret.destination(), configuration);
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                faults.add(new Violation(
                        "/grants", "the address changes to " + to.get() + ": send the grants along to consent to it"));
                return;
            }
        }
    }

    private static String texts(List<Permission> permissions) {
        return permissions.stream().map(Permission::text).sorted().collect(Collectors.joining(", "));
    }
}
