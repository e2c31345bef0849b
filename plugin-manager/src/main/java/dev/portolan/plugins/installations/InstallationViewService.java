package dev.portolan.plugins.installations;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.installations.InstallationViews.Item;
import dev.portolan.plugins.installations.InstallationViews.Origin;
import dev.portolan.plugins.installations.InstallationViews.Revision;
import dev.portolan.plugins.installations.InstallationViews.Updates;
import dev.portolan.plugins.installations.InstallationViews.Whole;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.propagation.ObservationService;
import dev.portolan.plugins.watches.WatchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows installations and their history: what is wanted from the database, what has come of it from the nodes.
@ApplicationScoped
@Transactional
class InstallationViewService {
    private static final int PAGE = 50;

    private final InstallationStore store;
    private final ReleaseService releases;
    private final ObservationService observations;
    private final Standing standing;
    private final UpgradeFinder upgrades;
    private final WatchService watches;
    private final CurrentTenant current;

    InstallationViewService(
            InstallationStore store,
            ReleaseService releases,
            ObservationService observations,
            Standing standing,
            UpgradeFinder upgrades,
            WatchService watches,
            CurrentTenant current) {
        this.store = store;
        this.releases = releases;
        this.observations = observations;
        this.standing = standing;
        this.upgrades = upgrades;
        this.watches = watches;
        this.current = current;
    }

    /// A page of what is asked for.
    Page<Item> list(Selection selection, @Nullable String cursor) {
        var all = store.all(selection.retained());
        var byDigest = releases.byDigests(
                all.stream().map(one -> one.setup().release().digest()).toList());
        var updates = updates(all);
        var found = selection.of(
                all.stream().map(one -> item(one, byDigest, Objects.requireNonNull(updates.get(one.id())))), cursor);
        var shown = found.stream().limit(PAGE).toList();
        return new Page<>(shown, found.size() > PAGE ? selection.cursor(shown.getLast()) : null);
    }

    private Item item(Installation installation, Map<String, Published> byDigest, Updates updates) {
        var release = release(byDigest, installation.setup().release().digest());
        return Item.of(
                standing.of(installation, release),
                release,
                observations.of(current.id(), installation.plugin()),
                updates);
    }

    Whole get(PluginId plugin) {
        return whole(store.find(plugin).orElseThrow(ProblemException::notFound));
    }

    Whole whole(Installation installation) {
        var release = releases.byDigest(installation.setup().release().digest());
        var updates = updates(List.of(installation)).get(installation.id());
        return Whole.of(
                standing.of(installation, release),
                origin(installation),
                release,
                observations.of(current.id(), installation.plugin()),
                Objects.requireNonNull(updates));
    }

    private Map<UUID, Updates> updates(List<Installation> installations) {
        var ids = installations.stream().map(Installation::id).toList();
        var newer = upgrades.of(installations);
        var watched = watches.of(ids);
        var manual = store.manual(ids);
        return installations.stream()
                .collect(Collectors.toMap(
                        Installation::id,
                        one -> Updates.of(
                                one, !manual.contains(one.id()), newer.get(one.id()), watched.get(one.id()))));
    }

    private Origin origin(Installation installation) {
        var newest = store.revision(installation.id(), installation.revision())
                .orElseThrow(() -> new IllegalStateException("an installation has a revision"));
        return new Origin(
                new Author(newest.author, newest.authorName),
                store.installedAt(installation.id()).orElse(newest.at));
    }

    Page<Revision> revisions(PluginId plugin, @Nullable String cursor) {
        var installation = store.find(plugin).orElseThrow(ProblemException::notFound);
        var before = cursor == null
                ? Long.MAX_VALUE
                : number(Cursor.decode(cursor, 1).getFirst());
        var rows = store.history(installation.id(), before, PAGE + 1);
        var shown = rows.stream().limit(PAGE).toList();
        var byDigest = releases.byDigests(shown.stream().map(row -> row.digest).toList());
        List<Revision> items = shown.stream()
                .map(row -> Revision.of(row, release(byDigest, row.digest)))
                .toList();
        return new Page<>(items, rows.size() > PAGE ? Cursor.encode(shown.getLast().revision) : null);
    }

    private static Published release(Map<String, Published> releases, String digest) {
        return Objects.requireNonNull(releases.get(digest), "a foreign key keeps releases in use");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list");
        }
    }
}
