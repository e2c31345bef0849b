package dev.portolan.ui.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import java.util.Optional;

/// Puts another text in the place of an uploaded one.
final class ContentDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient SourceActions act;
    private final transient Source source;
    private final transient Runnable changed;
    private final YamlInput input = new YamlInput();
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();

    ContentDialog(SourceActions act, Source source, Runnable changed) {
        this.act = act;
        this.source = source;
        this.changed = changed;
        setHeaderTitle("Replace the text of " + source.title());
        setId("content-dialog");
        addClassNames("form-dialog", "wide");
        errors.field("/content", input.text());
        var form = new Div(errors, problem, input);
        form.addClassName("form");
        add(form);
        var save = new Button("Replace", _ -> save());
        save.setId("save-content");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                input.text().focus();
                load();
            }
        });
    }

    private void load() {
        problem.removeAll();
        input.await();
        act.background()
                .load(
                        () -> act.sources()
                                .content(act.tenant().slug(), act.tenant(), source.id(), YamlInput.MOST_BYTES),
                        input::begin,
                        trouble -> {
                            input.begin(Optional.of(""));
                            problem.add(ProblemBanner.of("The present text could not be loaded", trouble, this::load));
                        });
    }

    private void save() {
        problem.removeAll();
        errors.clear();
        if (input.value().isBlank()) {
            input.text().setErrorMessage("Paste the YAML here, or choose a file.");
            input.text().setInvalid(true);
            return;
        }
        var yaml = input.value();
        act.background()
                .act(
                        () -> act.sources().replace(act.tenant().slug(), act.tenant(), source.id(), yaml),
                        () -> {
                            close();
                            Toast.say("The text was replaced. It is read now.");
                            changed.run();
                        },
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("The text was not replaced", refusal, this::save));
        }
    }
}
