package dev.portolan.plugins.sets;

import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.permissions.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;

/// Writes down the current tenant's plugins, without their secrets.
@ApplicationScoped
@Transactional
class ExportService {
    private static final int PAGE = 200;

    private final InstalledService installed;
    private final ReleaseService releases;

    ExportService(InstalledService installed, ReleaseService releases) {
        this.installed = installed;
        this.releases = releases;
    }

    /// The file.
    String write() {
        var entries = new ArrayList<SetWriter.Entry>();
        var after = "";
        while (true) {
            var page = installed.page(false, after, PAGE);
            var byDigest = releases.byDigests(
                    page.stream().map(one -> one.setup().release().digest()).toList());
            var manual = installed.manual(page.stream().map(Installation::id).toList());
            for (var one : page) {
                var release = byDigest.get(one.setup().release().digest());
                entries.add(entry(
                        one,
                        manual.contains(one.id()),
                        Objects.requireNonNull(release, "a foreign key keeps releases in use")));
            }
            if (page.size() < PAGE) {
                return SetWriter.write(entries);
            }
            after = page.getLast().plugin().toString();
        }
    }

    private static SetWriter.Entry entry(Installation installation, boolean manual, Published release) {
        var setup = installation.setup();
        var choice = new LinkedHashMap<String, Object>();
        var channel = setup.release().channel();
        choice.put(channel == null ? "version" : "channel", channel == null ? release.version() : channel);
        choice.put("enabled", setup.enabled());
        if (manual) {
            choice.put("automaticUpdates", false);
        }
        choice.put(
                "grants",
                setup.grants().permissions().stream()
                        .map(Permission::text)
                        .sorted()
                        .toList());
        var secrets = setup.secrets().keySet().stream().sorted().toList();
        return new SetWriter.Entry(
                installation.plugin().toString(),
                choice,
                release.schema().withoutSecrets(setup.configuration()),
                secrets);
    }
}
