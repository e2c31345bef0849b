package dev.portolan.plugins.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.runtime.PluginRuntime;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// `run`: the plugin in the portal of this machine, anew with each change.
record RunCommand(PrintStream out, PluginRuntime runtime) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final InstantSource TIME = InstantSource.system();
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration SETTLING = Duration.ofMillis(150);
    private static final String STAFF = "operator@portolan.test";

    /// @param tenant slug of where it is installed
    /// @param admin who installs it
    record Where(String tenant, String admin) {}

    int run(Path folder, Where where, @Nullable Path configuration, boolean once) {
        var stack = LocalStack.here();
        var staff = PortalClient.of(stack.pluginManager(), new Tokens(() -> stack.token(STAFF, null), TIME));
        var admin = PortalClient.of(
                stack.pluginManager(), new Tokens(() -> stack.token(where.admin(), where.tenant()), TIME));
        var publisher = new LocalPublisher(stack, staff);
        publisher.enrol();
        var session = new Session(folder, where, stack, publisher, admin);
        var served = serve(session, settings(configuration));
        return once ? served ? PluginTool.GOOD : PluginTool.BAD : watch(session);
    }

    private record Session(Path folder, Where where, LocalStack stack, LocalPublisher publisher, PortalClient admin) {
        String installation(PluginPackage plugin) {
            return "/api/tenants/%s/installations/%s/%s"
                    .formatted(
                            where.tenant(),
                            LocalPublisher.ID,
                            plugin.manifest().release().plugin().plugin());
        }
    }

    /// Goes on until the process is ended.
    private int watch(Session session) {
        var state = FolderState.of(session.folder());
        var tail = tail(session);
        out.println("Watching " + session.folder() + "; Ctrl-C ends it.");
        while (true) {
            Pause.of(BETWEEN);
            var now = FolderState.of(session.folder());
            if (!now.equals(state) && !now.files().isEmpty()) {
                state = settled(session.folder(), now);
                attempt(() -> serve(session, null));
            }
            var current = tail == null ? tail(session) : tail;
            if (current != null) {
                attempt(() -> {
                    current.next().forEach(out::println);
                    return true;
                });
            }
            tail = current;
        }
    }

    /// Waits until nothing is written any more: saving may be several changes.
    private static FolderState settled(Path folder, FolderState seen) {
        var before = seen;
        while (true) {
            Pause.of(SETTLING);
            var now = FolderState.of(folder);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    /// What fails is said, and tried again with the next change.
    private void attempt(java.util.function.BooleanSupplier work) {
        try {
            var _ = work.getAsBoolean();
        } catch (IllegalStateException | PortalClient.Refused e) {
            out.println(Failures.words(e));
        }
    }

    private @Nullable LogTail tail(Session session) {
        return new FolderCheck(runtime)
                .check(session.folder())
                .sound()
                .map(plugin -> new LogTail(session.admin(), session.installation(plugin)))
                .orElse(null);
    }

    private boolean serve(Session session, @Nullable JsonNode settings) {
        var checked = new FolderCheck(runtime).check(session.folder());
        new Report(out).findings(checked.findings());
        if (checked.sound().isEmpty()) {
            out.println("Not in order: " + Report.count(checked.findings()) + ". What runs stays as it is.");
            return false;
        }
        var edition = Edition.of(checked.sound().get(), LocalPublisher.ID, TIME.instant());
        var release = edition.content().manifest().release();
        var verdict = session.publisher().publish(release, edition.files());
        if (!verdict.state().equals("published")) {
            new Report(out).findings(verdict.findings());
            out.println("The portal does not take it: " + verdict.state() + ".");
            return false;
        }
        var installed = install(session, edition, settings);
        var desired = installed.path("desired").asText("installed");
        out.println("%s %s for %s (%s): %s/%s/plugins/%s"
                .formatted(
                        release,
                        desired.equals("enabled") ? "runs" : "is installed",
                        session.where().tenant(),
                        desired,
                        session.stack().pages(),
                        session.where().tenant(),
                        release.plugin()));
        for (var fault : installed.path("missing")) {
            out.println(
                    "  Set it there, or with --config: " + fault.path("pointer").asText() + " "
                            + fault.path("message").asText());
        }
        return true;
    }

    /// Where the schema has changed so that the settings no longer fit, those that do not fit are left out.
    private JsonNode install(Session session, Edition edition, @Nullable JsonNode settings) {
        var path = session.installation(edition.content());
        try {
            return session.admin().send("PUT", path, wish(edition, settings));
        } catch (PortalClient.Refused refused) {
            if (refused.status() != 400 || settings != null) {
                throw refused;
            }
            var kept = edition.fitting(session.admin().get(path).path("configuration"));
            out.println("The settings do not fit the schema any more; kept: " + kept);
            return session.admin().send("PUT", path, wish(edition, kept));
        }
    }

    private static JsonNode wish(Edition edition, @Nullable JsonNode settings) {
        var wish = JsonNodeFactory.instance
                .objectNode()
                .put("version", edition.content().manifest().release().version().toString())
                .put("enabled", true)
                .put("reason", "portolan plugin run");
        var grants = wish.putArray("grants");
        edition.content().manifest().operation().permissions().forEach(permission -> grants.add(permission.text()));
        if (settings != null) {
            wish.set("configuration", settings);
        }
        return wish;
    }

    private static @Nullable JsonNode settings(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no JSON", e);
        }
    }
}
