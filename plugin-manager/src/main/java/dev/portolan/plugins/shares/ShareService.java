package dev.portolan.plugins.shares;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells the catalog what is in shares, and remembers the names: both in one transaction with how far a run has come,
/// so
/// that a process that is killed has done a page or has not.
@ApplicationScoped
@Transactional
public class ShareService {
    /// Bytes of the largest thing that can be told of: a record of the topic has a megabyte at most.
    public static final int LARGEST = 600 * 1024;

    private static final int PART = 500;

    private final ShareRepository shares;
    private final CurrentTenant current;
    private final Outbox outbox;

    ShareService(ShareRepository shares, CurrentTenant current, Outbox outbox) {
        this.shares = shares;
        this.current = current;
        this.outbox = outbox;
    }

    /// Tells a page of a run.
    ///
    /// @param position where the run goes on
    /// @return whether the run is still this process'; if not, nothing was told
    public <T> boolean page(Share share, Telling<T> telling, Run run, Page<T> page, String position) {
        return tell(share, run, telling, page, position, () -> tell(share, telling, parts(page.items()), page));
    }

    /// Tells the only page of a run: everything else in the share goes at once.
    ///
    /// @param position where the run goes on
    /// @return whether the run is still this process'; if not, nothing was told
    public <T> boolean whole(Share share, Telling<T> telling, Run run, Page<T> page, String position) {
        var parts = parts(page.items());
        if (parts.size() > 1) {
            return page(share, telling, run, page, position); // what is not in it goes when the run ends
        }
        return tell(share, run, telling, page, position, () -> {
            var number = run.occasion().number();
            if (shares.count(share, number).named() > names(telling, page).size()) {
                tell(share, telling, parts, page); // the function has applied something beside the page
                return;
            }
            while (!shares.retire(share, number, PART).isEmpty()) {
                // the catalog takes them out by itself: they are not in the whole
            }
            tell(share, telling, Mode.FULL, parts.isEmpty() ? List.of() : parts.getFirst(), List.of(), page.depth());
        });
    }

    private <T> boolean tell(Share share, Run run, Telling<T> telling, Page<T> page, String position, Runnable words) {
        if (!run.keep(position, null, 0)) {
            return false;
        }
        shares.lock(share); // after the run's row, as whoever ends the run does it
        var number = run.occasion().number();
        put(share, telling, page, number);
        words.run();
        var count = shares.count(share, number);
        var progress = page.progress() == null ? new Schedule.Progress(count.named(), null) : page.progress();
        return run.keep(position, progress, count.all());
    }

    /// Takes out some of what a whole run has not named.
    ///
    /// @param position where the run goes on
    /// @return whether there may be more, and the run is still this process'
    public <T> boolean retire(Share share, Telling<T> telling, Run run, String position) {
        shares.lock(share);
        var number = run.occasion().number();
        if (!run.keep(position, null, 0)) {
            return false;
        }
        var gone = shares.retire(share, number, PART);
        if (!gone.isEmpty()) {
            tell(share, telling, Mode.DELTA, List.of(), gone, run.occasion().depth());
        }
        var count = shares.count(share, number);
        return run.keep(position, new Schedule.Progress(count.named(), count.named()), count.all())
                && gone.size() == PART;
    }

    /// Tells a change outside of any run's pages.
    ///
    /// @param run that it counts for: what a whole listing does not name goes unless this one did
    public <T> void apply(Share share, Telling<T> telling, Page<T> page, long run) {
        shares.lock(share);
        put(share, telling, page, run);
        tell(share, telling, parts(page.items()), page);
    }

    /// Those of some names that are in a share.
    public List<String> known(Share share, Collection<String> names) {
        return shares.known(share, names);
    }

    /// Forgets that something is in a share of which the catalog has nothing any more.
    public void lost(Share share, String name) {
        shares.remove(share, Set.of(name));
    }

    /// Takes out all that is in a share.
    ///
    /// @param ended whether nothing more is heard of it
    public <T> void retract(Share share, Telling<T> telling, boolean ended) {
        shares.lock(share);
        shares.forget(share);
        append(share, telling, new Telling.Change<>(Mode.FULL, List.of(), List.of(), ended, null));
    }

    private <T> void put(Share share, Telling<T> telling, Page<T> page, long run) {
        var names = names(telling, page);
        if (!page.removed().isEmpty()) {
            shares.remove(share, page.removed());
        }
        if (!names.isEmpty()) {
            shares.put(share, names, run);
        }
    }

    private static <T> Set<String> names(Telling<T> telling, Page<T> page) {
        Set<String> names = page.items().stream()
                .flatMap(item -> telling.nameOf(item).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.addAll(page.kept());
        return names;
    }

    private <T> void tell(Share share, Telling<T> telling, List<List<T>> parts, Page<T> page) {
        if (parts.isEmpty() && !page.removed().isEmpty()) {
            tell(share, telling, Mode.DELTA, List.of(), page.removed(), page.depth());
        }
        for (var i = 0; i < parts.size(); i++) {
            tell(share, telling, Mode.DELTA, parts.get(i), i == 0 ? page.removed() : List.of(), page.depth());
        }
    }

    private <T> void tell(Share share, Telling<T> telling, Mode mode, List<T> added, List<String> removed, int depth) {
        append(share, telling, new Telling.Change<>(mode, added, removed, false, depth == 0 ? null : depth));
    }

    private <T> void append(Share share, Telling<T> telling, Telling.Change<T> change) {
        var tenant = current.id();
        var event = telling.event(tenant, share.provider(), change);
        outbox.append(Topics.CATALOG_MUTATIONS, tenant + "/" + share.provider(), tenant, telling.type(), event);
    }

    private static <T> List<List<T>> parts(List<T> items) {
        var parts = new ArrayList<List<T>>();
        var size = LARGEST;
        for (var item : items) {
            var bytes = Json.write(item).length;
            if (size + bytes > LARGEST) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.getLast().add(item);
            size += bytes;
        }
        return parts;
    }
}
