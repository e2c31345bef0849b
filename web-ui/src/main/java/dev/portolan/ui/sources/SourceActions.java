package dev.portolan.ui.sources;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;

/// What can be done with a source, wherever it is shown.
record SourceActions(SourcesClient sources, Background background, TenantSession tenant) {

    /// @param done runs once it is on its way
    void readAgain(Source source, Runnable done) {
        background.act(
                () -> sources.refresh(tenant.slug(), tenant, source.id()),
                () -> {
                    Toast.say("The source is read again now.");
                    done.run();
                },
                problem -> Toast.refused("The source cannot be read again: " + problem.detail()));
    }

    /// Asks first, and says how many entities go.
    ConfirmDialog removal(Source source, Runnable done) {
        return Confirm.danger(
                "Remove this source?",
                removalWords(source.entities()),
                "Remove source",
                () -> background.act(
                        () -> sources.remove(tenant.slug(), tenant, source.id()),
                        () -> {
                            Toast.say("The source was removed.");
                            done.run();
                        },
                        problem -> Toast.refused("The source cannot be removed: " + problem.detail())));
    }

    static String removalWords(long entities) {
        if (entities == 0) {
            return "It has brought no entities. The file itself stays as it is, and the source can be added again.";
        }
        return (entities == 1 ? "One entity leaves" : Amounts.count(entities) + " entities leave")
                + " the catalog with it. The file itself stays as it is, and the source can be added again.";
    }
}
