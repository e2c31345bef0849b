package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.StaffReleases.Rollout;
import dev.portolan.ui.clients.StaffReleases.Wanted;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who gets a release: by a share of the tenants and by ring, with a pause, and how far it got.
final class RolloutPart extends Section {
    private static final long serialVersionUID = 1;
    private static final List<Integer> STEPS = List.of(1, 5, 25, 50, 100);

    private final transient ReleaseDesk desk;
    private final Div content = new Div();
    private final Div problem = new Div();
    private final IntegerField percent = new IntegerField("Percent of the tenants");
    private final CheckboxGroup<String> rings = new CheckboxGroup<>("Rings");
    private final Span meaning = new Span();
    private final Button save = new Button("Save rollout");
    private transient @Nullable Rollout shown;

    RolloutPart(ReleaseDesk desk) {
        this.desk = desk;
        addClassNames("card", "stack");
        setId("rollout");
        getElement().setAttribute("aria-label", "Rollout");
        content.addClassName("stack");
        content.add(Skeleton.lines(5));
        percent.setId("percent");
        percent.setMin(0);
        percent.setMax(100);
        percent.setStepButtonsVisible(true);
        percent.setManualValidation(true);
        percent.setValueChangeMode(ValueChangeMode.EAGER);
        percent.addValueChangeListener(_ -> changed());
        rings.setId("rings");
        rings.setItems(RolloutWords.RINGS);
        rings.setItemLabelGenerator(RolloutWords::ring);
        rings.setManualValidation(true);
        rings.addValueChangeListener(_ -> changed());
        meaning.addClassName("sub");
        meaning.getElement().setAttribute("role", "status");
        save.setId("save-rollout");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> save());
        add(new H2("Rollout"), problem, content);
        load();
    }

    private void load() {
        problem.removeAll();
        desk.background()
                .load(() -> desk.client().rollout(desk.staff(), desk.release().digest()), this::show, refusal -> {
                    content.removeAll();
                    problem.removeAll();
                    problem.add(ProblemBanner.of("The rollout could not be loaded", refusal, this::load));
                });
    }

    private void show(Rollout rollout) {
        shown = rollout;
        content.removeAll();
        content.add(progress(rollout, desk.release().stopped()));
        if (desk.release().stopped()) {
            content.add(new Paragraph("It is stopped: nobody gets it, whatever is set here."));
        }
        if (rollout.paused()) {
            content.add(new Notice(
                    Tone.ATTENTION, "The rollout is paused", "Who has it keeps it, and nobody more gets it."));
        }
        percent.setValue(rollout.percent());
        rings.setValue(Set.copyOf(rollout.rings()));
        percent.setReadOnly(!desk.mayRollOut());
        rings.setReadOnly(!desk.mayRollOut());
        if (!desk.mayRollOut()) {
            content.add(percent, rings, meaning);
            history(rollout);
            changed();
            return;
        }
        var pause = new Button(rollout.paused() ? "Go on" : "Pause");
        pause.setId("pause");
        pause.setDisableOnClick(true);
        pause.addClickListener(_ -> send(
                new Wanted(rollout.percent(), rollout.rings(), !rollout.paused()),
                rollout.paused() ? "The rollout goes on." : "The rollout is paused.",
                pause));
        var actions = new Div(save, pause);
        actions.addClassName("actions");
        content.add(percent, steps(), rings, meaning, actions);
        history(rollout);
        changed();
    }

    private static Component progress(Rollout rollout, boolean stopped) {
        var bar = new ProgressBar(0, 1, RolloutWords.share(rollout));
        bar.getElement().setAttribute("aria-label", "How many have it");
        var words = new Div(new Span(RolloutWords.progress(rollout)));
        words.addClassName("spread");
        var state = RolloutWords.state(rollout, stopped);
        words.add(new Badge(state.tone(), state.text()));
        var part = new Div(words, bar);
        part.addClassName("words");
        part.setId("rollout-progress");
        return part;
    }

    /// What was set before, folded away.
    private void history(Rollout rollout) {
        if (rollout.steps().isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("links");
        rollout.steps().forEach(step -> {
            var by = new Span(new Span((step.by() == null ? "Somebody" : step.by()) + ", "), new Ago(step.at()));
            by.addClassName("sub");
            var words = new Div(new Span(RolloutWords.sentence(step.wanted())), by);
            words.addClassName("words");
            list.add(new ListItem(words));
        });
        content.add(new Details("What was set before", list));
    }

    private Component steps() {
        var row = new Div();
        row.addClassNames("actions", "steps-row");
        STEPS.forEach(step -> {
            var button = new Button(step + " %", _ -> percent.setValue(step));
            button.setId("percent-" + step);
            button.addClassName("quiet");
            row.add(button);
        });
        return row;
    }

    private void changed() {
        var now = shown;
        var wrong = RolloutWords.wrong(percent.getValue());
        percent.setInvalid(wrong.isPresent());
        percent.setErrorMessage(wrong.orElse(""));
        rings.setInvalid(rings.isEmpty());
        rings.setErrorMessage("choose at least one; to hold it back from all, set 0 percent");
        if (now == null || wrong.isPresent() || rings.isEmpty()) {
            save.setEnabled(false);
            return;
        }
        var wanted = wanted(now);
        save.setEnabled(!wanted.equals(now.wanted()));
        meaning.setText(RolloutWords.sentence(wanted)
                + (RolloutWords.narrower(now.wanted(), wanted) ? " Who has it already keeps it." : ""));
    }

    private Wanted wanted(Rollout now) {
        var chosen =
                RolloutWords.RINGS.stream().filter(rings.getValue()::contains).toList();
        return new Wanted(percent.getValue() == null ? now.percent() : percent.getValue(), chosen, now.paused());
    }

    private void save() {
        var now = shown;
        if (now != null) {
            send(wanted(now), "The rollout is saved.", save);
        }
    }

    private void send(Wanted wanted, String words, Button button) {
        problem.removeAll();
        desk.background()
                .load(
                        () -> desk.client().roll(desk.staff(), desk.release().digest(), wanted),
                        rollout -> {
                            Toast.say(words);
                            show(rollout);
                        },
                        refusal -> refused(refusal, wanted, words, button));
    }

    private void refused(ProblemException refusal, Wanted wanted, String words, Button button) {
        button.setEnabled(true);
        problem.add(ProblemBanner.of("The rollout was not changed", refusal, () -> send(wanted, words, button)));
    }
}
