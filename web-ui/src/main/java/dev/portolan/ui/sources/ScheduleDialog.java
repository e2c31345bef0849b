package dev.portolan.ui.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import java.util.ArrayList;
import java.util.List;

/// Says how often a source is to be read.
final class ScheduleDialog extends Dialog {
    private static final long serialVersionUID = 1;
    /// Stands for the usual schedule.
    private static final long USUAL = 0;

    private final transient SourceActions act;
    private final transient Source source;
    private final transient Runnable changed;
    private final Select<Long> every = new Select<>();
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();

    ScheduleDialog(SourceActions act, Source source, Runnable changed) {
        this.act = act;
        this.source = source;
        this.changed = changed;
        setHeaderTitle("How often it is read");
        setId("schedule-dialog");
        addClassName("form-dialog");
        every.setId("every");
        every.setLabel("Read it");
        every.setHelperText("A webhook or “Read again” has it read at once in between.");
        every.setItemLabelGenerator(
                seconds -> seconds == USUAL ? "As usual, every few minutes" : SourceWords.every(seconds));
        every.setItems(choices(source));
        every.setValue(source.everySeconds().orElse(USUAL));
        errors.field("/everySeconds", every);
        var form = new Div(errors, problem, every);
        form.addClassName("form");
        add(form);
        var save = new Button("Change", _ -> save());
        save.setId("save-schedule");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                every.focus();
            }
        });
    }

    private static List<Long> choices(Source source) {
        var choices = new ArrayList<Long>();
        choices.add(USUAL);
        choices.addAll(SourceWords.SCHEDULES);
        source.everySeconds().filter(seconds -> !choices.contains(seconds)).ifPresent(choices::add);
        return choices;
    }

    private void save() {
        problem.removeAll();
        var seconds = every.getValue() == USUAL ? null : every.getValue();
        act.background()
                .load(
                        () -> act.sources().schedule(act.tenant().slug(), act.tenant(), source.id(), seconds),
                        _ -> {
                            close();
                            Toast.say("The schedule was changed.");
                            changed.run();
                        },
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("The schedule was not changed", refusal, this::save));
        }
    }
}
