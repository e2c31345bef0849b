package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.installations.InstallationStore.Signed;
import dev.portolan.plugins.installations.UpgradeResult.Outcome;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import dev.portolan.plugins.watches.UpgradeNote;
import dev.portolan.plugins.watches.UpgradeNoteService;
import dev.portolan.plugins.watches.Watch;
import dev.portolan.plugins.watches.WatchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings installations of the current tenant to newer releases, and back. Call what changes something within
/// [Migrations#around].
@ApplicationScoped
@Transactional
public class UpgradeService {
    private static final int LOOKED_AT_ONCE = 50;

    private final InstallationStore store;
    private final UpgradeFinder finder;
    private final ReleaseChoice choice;
    private final Planner planner;
    private final Rights rights;
    private final WatchService watches;
    private final UpgradeNoteService notes;

    UpgradeService(
            InstallationStore store,
            UpgradeFinder finder,
            ReleaseChoice choice,
            Planner planner,
            Rights rights,
            WatchService watches,
            UpgradeNoteService notes) {
        this.store = store;
        this.finder = finder;
        this.choice = choice;
        this.planner = planner;
        this.rights = rights;
        this.watches = watches;
        this.notes = notes;
    }

    /// Which installation is to go where.
    ///
    /// @param version to which it is to go; null for the newest of its channel
    /// @param grants all that is consented to; null to consent to nothing new
    public record Wish(
            PluginId plugin,
            @Nullable String version,
            @Nullable Grants grants) {}

    /// Installations for which there is a newer release, by name.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Upgrade> page(@Nullable String cursor, int size) {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var found = new ArrayList<Upgrade>();
        while (true) {
            var looked = store.page(false, after, LOOKED_AT_ONCE);
            var upgrades = finder.of(looked);
            for (var one : looked) {
                after = one.plugin().toString();
                var upgrade = upgrades.get(one.id());
                if (upgrade != null) {
                    found.add(upgrade);
                }
                if (found.size() == size) {
                    return new Page<>(found, Cursor.encode(after));
                }
            }
            if (looked.size() < LOOKED_AT_ONCE) {
                return new Page<>(found, null);
            }
        }
    }

    /// Those of these for which there is a newer release, by installation.
    public Map<UUID, Upgrade> of(Collection<Installation> installations) {
        return finder.of(installations);
    }

    public Optional<Upgrade> find(Installation installation) {
        return finder.of(installation);
    }

    public Optional<Installation> find(UUID installation) {
        return store.find(installation);
    }

    /// Whether it may be brought to new releases by itself.
    public boolean automatic(Installation installation) {
        return !store.manual(Set.of(installation.id())).contains(installation.id());
    }

    /// Does it in the name of the member who asks, or says how it would go.
    public UpgradeResult upgrade(Wish wish, boolean dryRun) {
        return upgrade(wish, dryRun, false);
    }

    /// Does it in the platform's name, where it asks nothing of anybody. Doing so twice is doing so once.
    public UpgradeResult upgradeByItself(PluginId plugin) {
        return upgrade(new Wish(plugin, null, null), false, true);
    }

    /// What to say when the release's own migration has failed, and everything is as before.
    public UpgradeResult failed(Wish wish, String message) {
        return store.find(wish.plugin())
                .flatMap(before -> before.setup().release().channel() == null && wish.version() != null
                        ? finder.to(before, wish.version())
                        : finder.of(before))
                .map(upgrade -> stopped(upgrade, Outcome.FAILED, message))
                .orElseGet(() -> result(wish.plugin(), null, wish.version(), Outcome.FAILED, message, List.of()));
    }

    private UpgradeResult upgrade(Wish wish, boolean dryRun, boolean byItself) {
        var held = store.hold(wish.plugin()).filter(one -> !one.uninstalled());
        if (held.isEmpty()) {
            return result(wish.plugin(), null, null, Outcome.FAILED, "It is not installed.", List.of());
        }
        var before = held.get();
        var from = choice.of(before).version();
        var pinned = before.setup().release().channel() == null;
        if (pinned && wish.version() == null) {
            return result(wish.plugin(), from, from, Outcome.BLOCKED, "It is pinned to this version.", List.of());
        }
        if (from.equals(wish.version())) {
            return result(wish.plugin(), from, from, Outcome.UPDATED, "It is at this version already.", List.of());
        }
        var found = pinned && wish.version() != null ? finder.to(before, wish.version()) : finder.of(before);
        if (found.isEmpty()) {
            return wish.version() == null
                    ? result(wish.plugin(), from, from, Outcome.UPDATED, "There is nothing newer.", List.of())
                    : result(wish.plugin(), from, null, Outcome.FAILED, unknown(wish.version()), List.of());
        }
        var upgrade = found.get();
        if (wish.version() != null && !wish.version().equals(upgrade.to().version())) {
            var message =
                    unknown(wish.version()) + " The newest is " + upgrade.to().version() + ".";
            return result(wish.plugin(), from, null, Outcome.FAILED, message, List.of());
        }
        return upgrade(upgrade, wish, dryRun, byItself);
    }

    private UpgradeResult upgrade(Upgrade upgrade, Wish wish, boolean dryRun, boolean byItself) {
        var before = upgrade.installation();
        if (upgrade.kind() == UpgradeClass.BLOCKED) {
            return stopped(upgrade, Outcome.BLOCKED, String.join(" ", upgrade.obstacles()));
        }
        var failed = notes.find(before.id(), upgrade.to().digest()).filter(UpgradeNote::failed);
        if (failed.isPresent() && wish.version() == null) {
            return stopped(upgrade, Outcome.BLOCKED, failed.get().message() + " Choose the version to try again.");
        }
        var consents = consents(upgrade, wish);
        if (!consents.isEmpty() && !dryRun) {
            return stopped(upgrade, Outcome.WAITS_FOR_CONSENT, consents);
        }
        var request = request(upgrade, consents.isEmpty() ? wish.grants() : asked(upgrade));
        if (!byItself && !dryRun) {
            rights.check(before, request);
        }
        Plan plan;
        try {
            plan = planner.plan(before, upgrade.from(), upgrade.to(), request);
        } catch (ProblemException e) {
            if (e.type().equals(InstallationProblem.MIGRATION_FAILED)) {
                throw e;
            }
            return refused(upgrade, e);
        }
        if (!consents.isEmpty()) {
            return done(upgrade, Outcome.WAITS_FOR_CONSENT, consents, plan.diff());
        }
        if (dryRun) {
            return done(upgrade, Outcome.WOULD_UPDATE, null, plan.diff());
        }
        var signed = byItself
                ? new Signed(Author.PLATFORM, "a new release of its channel")
                : new Signed(rights.author(), null);
        var entry = new Entry(Kind.UPGRADED, plan.release(), upgrade.from().version(), 0, plan.diff(), signed);
        var _ = store.write(before.id(), before.plugin(), plan.setup(), plan.desired(), entry);
        return done(upgrade, Outcome.UPDATED, null, plan.diff());
    }

    /// Brings back the revision before a release that is on trial and has failed. Does nothing when somebody has
    /// changed the installation meanwhile: then it is in their hands.
    ///
    /// @return the installation as it is then, if it was brought back
    public Optional<Installation> takeBack(Watch watch, Watch.Complaint complaint) {
        var held = store.name(watch.installation())
                .flatMap(store::hold)
                .filter(one -> !one.uninstalled() && one.revision() == watch.revision());
        if (held.isEmpty()) {
            watches.end(watch.installation());
            return Optional.empty();
        }
        var before = held.get();
        var bad = choice.of(before);
        var earlier = store.revision(before.id(), watch.backTo())
                .map(InstallationStore::toSetup)
                .orElseThrow(() -> new IllegalStateException("a revision is never deleted alone"));
        var release = choice.byDigest(earlier.release().digest());
        var reason = "Version " + bad.version() + " was taken back by itself. " + complaint.sentence();
        var after = release.runs()
                ? restore(before, bad, release, earlier, watch, new Signed(Author.PLATFORM, reason, complaint.cause()))
                : stop(before, bad, reason);
        notes.keep(before.id(), bad.digest(), UpgradeNote.Kind.ROLLED_BACK, reason);
        watches.end(before.id());
        return Optional.of(after);
    }

    private Installation restore(
            Installation before, Published bad, Published release, Setup earlier, Watch watch, Signed signed) {
        var plan = planner.rollback(before, bad, release, earlier);
        var entry = new Entry(Kind.ROLLED_BACK, release, bad.version(), watch.backTo(), plan.diff(), signed);
        return store.write(before.id(), before.plugin(), plan.setup(), plan.desired(), entry);
    }

    /// What it came from has been withdrawn: it cannot go back.
    private Installation stop(Installation before, Published bad, String reason) {
        var setup = before.setup();
        var off = new Setup(setup.release(), setup.configuration(), setup.secrets(), setup.grants(), false);
        var diff = List.of(new Change("/enabled", BooleanNode.TRUE, BooleanNode.FALSE));
        var entry = new Entry(Kind.DISABLED, bad, bad.version(), 0, diff, new Signed(Author.PLATFORM, reason));
        return store.write(before.id(), before.plugin(), off, Desired.DISABLED, entry);
    }

    /// @return what still has to be consented to, in a sentence; empty when nothing has
    private static String consents(Upgrade upgrade, Wish wish) {
        var asks = upgrade.asks();
        if (asks.nothing()) {
            return "";
        }
        if (wish.grants() == null) {
            var grown = asks.budgets().stream()
                    .map(budget -> budget.name() + " of " + budget.to() + " instead of " + budget.from());
            var fresh = asks.permissions().stream().map(Permission::text);
            return "It newly asks for "
                    + Stream.concat(fresh, grown).collect(Collectors.joining(", "))
                    + ". Send the grants along to consent.";
        }
        var missing = wish.grants().missing(upgrade.to().manifest().operation().permissions());
        return missing.isEmpty()
                ? ""
                : "It also needs consent to "
                        + missing.stream().map(Permission::text).collect(Collectors.joining(", "))
                        + ".";
    }

    private static Grants asked(Upgrade upgrade) {
        return Grants.of(upgrade.to().manifest().operation().permissions());
    }

    private static InstallRequest request(Upgrade upgrade, @Nullable Grants grants) {
        var channel = upgrade.installation().setup().release().channel();
        var version = channel == null ? upgrade.to().version() : null;
        return new InstallRequest(version, channel, null, null, grants, null);
    }

    private static UpgradeResult refused(Upgrade upgrade, ProblemException e) {
        var settings = e.violations().stream().anyMatch(fault -> fault.pointer().startsWith("/configuration"));
        var message = e.violations().stream()
                .map(fault -> fault.pointer() + " " + fault.message() + ".")
                .collect(Collectors.joining(" "));
        return stopped(upgrade, settings ? Outcome.WAITS_FOR_CONFIGURATION : Outcome.WAITS_FOR_CONSENT, message);
    }

    private static UpgradeResult stopped(Upgrade upgrade, Outcome outcome, String message) {
        var version = new Change(
                "/version",
                TextNode.valueOf(upgrade.from().version()),
                TextNode.valueOf(upgrade.to().version()));
        return done(upgrade, outcome, message, List.of(version));
    }

    private static UpgradeResult done(Upgrade upgrade, Outcome outcome, @Nullable String message, List<Change> diff) {
        return result(
                upgrade.installation().plugin(),
                upgrade.from().version(),
                upgrade.to().version(),
                outcome,
                message,
                diff);
    }

    private static String unknown(String version) {
        return "Version " + version + " is not one that it could go to now.";
    }

    private static UpgradeResult result(
            PluginId plugin,
            @Nullable String from,
            @Nullable String to,
            Outcome outcome,
            @Nullable String message,
            List<Change> diff) {
        return new UpgradeResult(plugin.publisher(), plugin.plugin(), from, to, outcome, message, diff);
    }
}
