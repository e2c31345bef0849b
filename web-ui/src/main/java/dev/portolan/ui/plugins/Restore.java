package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;

/// Brings back what was uninstalled.
final class Restore {
    private static final Duration RETENTION = Duration.ofDays(30);

    private Restore() {}

    static Button button(
            InstallationsClient installations,
            Background background,
            TenantSession tenant,
            Installed retained,
            Runnable restored) {
        var button = new Button("Restore");
        button.setId("restore-" + retained.publisher() + "-" + retained.plugin());
        button.setAriaLabel("Restore " + retained.name());
        button.setDisableOnClick(true);
        button.addClickListener(_ -> background.load(
                () -> installations.restore(tenant.slug(), tenant, retained.id()),
                _ -> {
                    Toast.say(retained.name() + " is back as it was.");
                    restored.run();
                },
                problem -> {
                    button.setEnabled(true);
                    Toast.refused(retained.name() + " was not restored: " + problem.detail());
                }));
        return button;
    }

    /// Until when it can be restored, in words.
    static String until(Installed retained) {
        var gone = retained.changedAt();
        return gone == null
                ? "Its settings are kept for 30 days after it was uninstalled."
                : "Its settings are kept until " + Moment.clock(gone.plus(RETENTION)) + ", then they are erased.";
    }
}
