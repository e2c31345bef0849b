package dev.portolan.kernel.usage;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What has been counted and not been handed over yet. Any thread counts; one thread at a time hands over.
///
/// A figure never spans two quarters of an hour. Every zone of today is whole quarters away from UTC, so each figure
/// belongs to one day, in whatever zone.
final class UsageCounts {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final String source;
    private final int most;
    private final Map<Key, Counted> counted = new ConcurrentHashMap<>();
    private final Map<TenantId, List<UsageEvent>> due = new HashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private long made;

    /// @param source unique to this process: its figures are numbered from 1
    /// @param most figures that wait at the same time; what would need a further one is lost
    UsageCounts(String source, int most) {
        this.source = source;
        this.most = most;
    }

    void add(TenantId tenant, Meter meter, long quantity, Instant now) {
        var key = new Key(tenant, meter, Math.floorDiv(now.getEpochSecond(), QUARTER));
        if (counted.size() >= most && !counted.containsKey(key)) {
            lost.addAndGet(quantity);
            return;
        }
        counted.merge(key, new Counted(quantity, now), Counted::plus);
    }

    /// What is to be handed over, by tenant. What was not [#settled] since the last time comes again as it was, with
    /// its ids; what was counted for such a tenant meanwhile waits.
    Map<TenantId, List<UsageEvent>> due() {
        var unsettled = Set.copyOf(due.keySet());
        for (var key : counted.keySet()) {
            if (!unsettled.contains(key.tenant())) {
                var sum = counted.remove(key);
                if (sum != null) {
                    due.computeIfAbsent(key.tenant(), _ -> new ArrayList<>()).add(event(key, sum));
                }
            }
        }
        return Map.copyOf(due);
    }

    void settled(TenantId tenant) {
        due.remove(tenant);
    }

    /// How many figures wait to be handed over for the first time.
    int waiting() {
        return counted.size();
    }

    /// How much was not counted, because too many figures waited.
    long lost() {
        return lost.get();
    }

    private UsageEvent event(Key key, Counted sum) {
        made++;
        return new UsageEvent(key.tenant(), source, Long.toString(made), key.meter(), sum.quantity(), sum.first());
    }

    private record Key(TenantId tenant, Meter meter, long quarter) {}

    private record Counted(long quantity, Instant first) {
        Counted plus(Counted more) {
            return new Counted(quantity + more.quantity, first);
        }
    }
}
