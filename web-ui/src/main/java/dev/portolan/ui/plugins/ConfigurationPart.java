package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.Plugins.Preview;
import dev.portolan.ui.clients.Plugins.TestResult;
import dev.portolan.ui.clients.Plugins.Wish;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;

/// The settings of an installation: a form, a test with what is typed, the difference, and then the change.
final class ConfigurationPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final SchemaForm form;
    private final Div result = new Div();
    private final Span status = new Span("Nothing is changed.");
    private final Button test = new Button("Test connection");
    private final Button apply = new Button("Apply");

    ConfigurationPart(PluginDesk desk, Installation installation) {
        this.desk = desk;
        var schema = installation.schema();
        form = new SchemaForm(
                schema == null ? JsonNodeFactory.instance.objectNode() : schema, installation.configuration());
        addClassName("stack");
        if (!form.hasFields()) {
            add(new EmptyState(
                    VaadinIcon.SLIDERS, "Nothing to set", "This plugin works as it is; it has no settings."));
            return;
        }
        form.setId("configuration");
        form.whenChanged(this::changed);
        result.setId("result");
        result.getElement().setAttribute("aria-live", "polite");
        test.setId("test-connection");
        test.addClickListener(_ -> test());
        apply.setId("apply");
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.addClickListener(_ -> review());
        status.addClassNames("sub", "status");
        status.getElement().setAttribute("role", "status");
        add(form, result);
        if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE)) {
            var bar = new Div(status, test, apply);
            bar.addClassName("save-bar");
            add(bar);
        } else {
            form.setEnabled(false);
        }
    }

    /// Whether something is typed that is not applied yet.
    boolean dirty() {
        return form.hasFields() && form.changed();
    }

    private void changed() {
        status.setText(form.changed() ? "Changes are not applied yet." : "Nothing is changed.");
    }

    private void test() {
        result.removeAll();
        if (!form.check()) {
            return;
        }
        test.setEnabled(false);
        var configuration = form.configuration();
        desk.background()
                .load(
                        () -> desk.plugins().test(desk.tenant().slug(), desk.tenant(), desk.id(), configuration),
                        this::tested,
                        this::refused);
    }

    private void tested(TestResult answer) {
        test.setEnabled(true);
        var detail = answer.message() == null ? "" : answer.message();
        var notice = answer.ok()
                ? new Notice(Tone.GOOD, "The test passed", detail)
                : new Notice(Tone.BAD, "The test failed", detail);
        notice.setId("test-result");
        result.add(notice);
    }

    private Wish wish() {
        return new Wish(null, null, form.configuration(), null);
    }

    private void review() {
        result.removeAll();
        if (!form.check()) {
            return;
        }
        apply.setEnabled(false);
        var wish = wish();
        desk.background()
                .load(
                        () -> desk.plugins().plan(desk.tenant().slug(), desk.tenant(), desk.id(), wish),
                        preview -> reviewed(preview, wish),
                        this::refused);
    }

    private void reviewed(Preview preview, Wish wish) {
        apply.setEnabled(true);
        if (!preview.refusals().isEmpty()) {
            result.add(new Notice(Tone.BAD, "This would be refused", String.join(" ", preview.refusals())));
        } else if (preview.diff().isEmpty()) {
            Toast.say("Nothing changes.");
        } else {
            difference(preview, wish).open();
        }
    }

    private Dialog difference(Preview preview, Wish wish) {
        var dialog = new Dialog("What will change");
        dialog.setId("difference");
        dialog.addClassName("difference-dialog");
        var content = new Div(new DifferenceList(preview.diff()));
        content.addClassNames("stack", "table-frame");
        form.show(preview.missing());
        if (!preview.missing().isEmpty()) {
            content.add(new Notice(
                    Tone.ATTENTION, "More is needed before it can be switched on", "The form marks what is missing."));
        }
        dialog.add(content);
        var confirm = new Button("Apply changes", _ -> {
            dialog.close();
            apply(wish);
        });
        confirm.setId("confirm-apply");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button("Back to the form", _ -> dialog.close()), confirm);
        return dialog;
    }

    private void apply(Wish wish) {
        desk.background()
                .load(
                        () -> desk.plugins().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish),
                        changed -> {
                            Toast.say("Applied as revision " + changed.revision() + ".");
                            desk.changed().run();
                        },
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        test.setEnabled(true);
        apply.setEnabled(true);
        if (!form.show(refusal.violations())) {
            result.add(ProblemBanner.of("This could not be done", refusal, this::review));
        }
    }
}
