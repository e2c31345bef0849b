package dev.portolan.local.parts;

import dev.portolan.local.home.Home;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// All parts together: started side by side as far as they do not need each other, ended in the reverse order.
public final class Stack {
    private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
    private final StatusFile file;

    /// @param parts each after those it needs
    public Stack(List<Part> parts, Home home, InstantSource time, Progress progress) {
        this.file = StatusFile.in(home.run());
        for (var part : parts) {
            supervisors.put(part.name(), new Supervisor(part, home, new RestartPolicy(time), progress, this::publish));
        }
    }

    public void start() {
        publish();
        for (var supervisor : supervisors.values()) {
            var after = needs(supervisor.part()).stream()
                    .map(Supervisor::firstReady)
                    .toList();
            supervisor.start(after);
        }
    }

    /// Waits until every part has been ready, or one has failed.
    ///
    /// @return the part that failed
    public Optional<String> awaitReady() throws InterruptedException {
        var outcome = new CompletableFuture<Void>();
        var each = supervisors.values().stream().map(Supervisor::firstReady).toList();
        for (var ready : each) {
            var _ = ready.exceptionally(failure -> {
                outcome.completeExceptionally(failure);
                return null;
            });
        }
        var _ = CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        try {
            outcome.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        }
    }

    public Status status() {
        return Status.of(supervisors.values().stream().map(Supervisor::status).toList());
    }

    /// Ends all parts, those that stand on others first, and returns when no process is left.
    public void stop() {
        var levels = new TreeMap<Integer, List<Supervisor>>(Comparator.reverseOrder());
        for (var supervisor : supervisors.values()) {
            levels.computeIfAbsent(level(supervisor.part()), _ -> new ArrayList<>())
                    .add(supervisor);
        }
        levels.values().forEach(Stack::stopTogether);
    }

    private static void stopTogether(List<Supervisor> level) {
        var threads = level.stream()
                .map(supervisor -> Thread.ofVirtual().start(supervisor::stop))
                .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int level(Part part) {
        return needs(part).stream()
                .mapToInt(need -> 1 + level(need.part()))
                .max()
                .orElse(0);
    }

    private List<Supervisor> needs(Part part) {
        return part.after().stream()
                .filter(supervisors::containsKey)
                .map(name -> supervisors.get(name))
                .toList();
    }

    private synchronized void publish() {
        file.write(status());
    }
}
