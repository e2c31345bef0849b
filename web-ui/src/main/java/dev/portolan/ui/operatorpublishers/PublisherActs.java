package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.StaffPublisherClient;
import dev.portolan.ui.clients.StaffPublishers.Edit;
import dev.portolan.ui.clients.StaffPublishers.Enrolment;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.StaffSession;
import java.util.function.Consumer;

/// The dialogs in which publishers are added, changed and suspended.
final class PublisherActs {
    private static final String REVIEWED = "Somebody of us looks at what the scanner warns of";

    private PublisherActs() {}

    /// @param added goes on with the new one's id
    static void add(StaffSession staff, StaffPublisherClient client, Background background, Consumer<String> added) {
        var name = name("");
        var id = new TextField("Id");
        id.setId("publisher-id");
        id.setMaxLength(40);
        id.setManualValidation(true);
        id.setHelperText("Stands before the slash in the names of its plugins, and never changes.");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(change -> {
            if (id.getValue().equals(PublisherWords.proposedId(change.getOldValue()))) {
                id.setValue(PublisherWords.proposedId(change.getValue()));
            }
        });
        var website = website("");
        var reviewed = reviewed(true);
        new ActDialog(
                        background,
                        "Add a publisher",
                        "It publishes with a token that you make for it, and signs with a key of its own.",
                        "Add")
                .field("/name", name)
                .field("/id", id)
                .optional("/website", website)
                .optional("/reviewed", reviewed)
                .calls(
                        () -> {
                            var site = website.getValue().strip();
                            var wanted = new Enrolment(
                                    id.getValue().strip(),
                                    name.getValue().strip(),
                                    site.isEmpty() ? null : site,
                                    reviewed.getValue());
                            return () -> {
                                client.add(staff, wanted);
                                return wanted.id();
                            };
                        },
                        added)
                .open();
    }

    static void edit(PublisherDesk desk) {
        var now = desk.publisher();
        var name = name(now.name());
        var website = website(now.website());
        var reviewed = reviewed(now.reviewed());
        new ActDialog(desk.background(), "Change " + now.name(), "Its id stays: " + now.id() + ".", "Save")
                .field("/name", name)
                .optional("/website", website)
                .optional("/reviewed", reviewed)
                .calls(
                        () -> {
                            var edit =
                                    PublisherWords.edit(now, name.getValue(), website.getValue(), reviewed.getValue());
                            return () -> {
                                if (edit != null) {
                                    desk.client().change(desk.staff(), now.id(), edit);
                                }
                                return true;
                            };
                        },
                        _ -> desk.done(now.name() + " is saved."))
                .open();
    }

    static void suspend(PublisherDesk desk) {
        var now = desk.publisher();
        new ActDialog(desk.background(), "Suspend " + now.name(), PublisherWords.suspension(now), "Suspend")
                .danger()
                .typed(now.id())
                .calls(() -> () -> set(desk, true), _ -> desk.done(now.name() + " is suspended."))
                .open();
    }

    static void reopen(PublisherDesk desk) {
        var now = desk.publisher();
        new ActDialog(
                        desk.background(),
                        "Let " + now.name() + " publish again",
                        "Its tokens work again as they did.",
                        "Let publish")
                .calls(() -> () -> set(desk, false), _ -> desk.done(now.name() + " may publish again."))
                .open();
    }

    private static boolean set(PublisherDesk desk, boolean suspended) {
        desk.client().change(desk.staff(), desk.id(), Edit.suspended(suspended));
        return suspended;
    }

    private static TextField name(String value) {
        var name = new TextField("Name");
        name.setId("publisher-name");
        name.setMaxLength(80);
        name.setManualValidation(true);
        name.setHelperText("As people know it; stands on every card of the marketplace.");
        name.setValue(value);
        return name;
    }

    private static TextField website(String value) {
        var website = new TextField("Website");
        website.setId("publisher-website");
        website.setMaxLength(300);
        website.setManualValidation(true);
        website.setPlaceholder("https://");
        website.setValue(value);
        return website;
    }

    private static Checkbox reviewed(boolean value) {
        var reviewed = new Checkbox(REVIEWED);
        reviewed.setId("publisher-reviewed");
        reviewed.setValue(value);
        reviewed.setHelperText("Without it, warnings let its packages through. Errors never do.");
        return reviewed;
    }
}
