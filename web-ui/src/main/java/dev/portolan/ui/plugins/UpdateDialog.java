package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.PluginUpdates.Outcome;
import dev.portolan.ui.clients.PluginUpdates.Update;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.BusyBar;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Updates one plugin or many: the plan first, with consent where more is asked for, then progress, then what has come
/// of each.
public final class UpdateDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient UpdateDesk desk;
    private final transient List<Update> wanted;
    private final transient Map<Update, Checkbox> consents = new LinkedHashMap<>();
    private transient Set<Update> ready = Set.of();
    private final Div content = new Div();
    private final Button cancel = new Button("Cancel", _ -> close());
    private final Button start = new Button("Update");

    public UpdateDialog(UpdateDesk desk, List<Update> wanted) {
        super(wanted.size() == 1 ? "Update " + wanted.getFirst().title() : "Update " + wanted.size() + " plugins");
        this.desk = desk;
        this.wanted = List.copyOf(wanted);
        setId("update-dialog");
        addClassName("difference-dialog");
        content.addClassName("stack");
        content.getElement().setAttribute("aria-live", "polite");
        add(content);
        start.setId("start-update");
        start.setDisableOnClick(true);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(_ -> run());
        start.setEnabled(false);
        cancel.setId("cancel");
        getFooter().add(cancel, start);
        look();
    }

    private void look() {
        content.removeAll();
        content.add(Skeleton.rows(Math.min(wanted.size(), 5)));
        desk.background()
                .load(
                        () -> desk.plan(wanted),
                        this::planned,
                        problem -> failed("What updating would do is not known", problem, this::look));
    }

    private void planned(List<Outcome> outcomes) {
        content.removeAll();
        consents.clear();
        ready = wanted.stream()
                .filter(update -> of(outcomes, update)
                        .filter(outcome -> outcome.outcome().equals("would_update"))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
        for (var update : wanted) {
            of(outcomes, update).ifPresent(outcome -> content.add(row(update, outcome, true)));
        }
        chose();
    }

    private static Optional<Outcome> of(List<Outcome> outcomes, Update update) {
        return outcomes.stream()
                .filter(outcome -> outcome.id().equals(update.id()))
                .findFirst();
    }

    private Component row(Update update, Outcome outcome, boolean plan) {
        var name = new Span(update.title());
        name.addClassName("strong");
        var versions = new Span(outcome.from() + " → " + outcome.to());
        versions.addClassName("sub");
        var badge =
                new Badge(Tone.of(UpdateWords.outcomeTone(outcome.outcome())), UpdateWords.outcome(outcome.outcome()));
        var head = new Div(name, versions, badge);
        head.addClassName("actions");
        var row = new Article(head);
        row.addClassNames("stack", "update-row");
        row.setId("update-" + update.id().publisher() + "-" + update.id().plugin());
        var asks = plan && outcome.outcome().equals("waits_for_consent");
        outcome.message().filter(_ -> !asks).ifPresent(message -> row.add(new Paragraph(message)));
        if (plan) {
            UpdateWords.remarks(update).stream()
                    .filter(remark ->
                            outcome.message().isEmpty() || !update.blockedBy().contains(remark))
                    .forEach(remark -> row.add(small(remark)));
            if (asks) {
                row.add(consent(update));
            }
            if (!outcome.diff().isEmpty() && !outcome.outcome().equals("blocked")) {
                var frame = new Div(new DifferenceList(outcome.diff(), SettingWords.UNKNOWN));
                frame.addClassName("table-frame");
                row.add(new Details("What changes", frame));
            }
        }
        return row;
    }

    private static Paragraph small(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("sub");
        return paragraph;
    }

    private Component consent(Update update) {
        var agree = new Checkbox("Agree, and take it too");
        agree.setId("agree-" + update.id().publisher() + "-" + update.id().plugin());
        agree.addValueChangeListener(_ -> chose());
        consents.put(update, agree);
        var part = new Div(small("The new release asks for this too:"), new PermissionList(update.asks()), agree);
        part.addClassName("stack");
        return part;
    }

    private List<Update> chosen() {
        return wanted.stream()
                .filter(update -> ready.contains(update) || agreed().contains(update))
                .toList();
    }

    private Set<Update> agreed() {
        return consents.entrySet().stream()
                .filter(entry -> entry.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void chose() {
        var count = chosen().size();
        start.setEnabled(count > 0);
        start.setText(count == 0 ? "Nothing to update" : "Update " + Amounts.count(count, "plugin"));
    }

    private void run() {
        var chosen = chosen();
        var agreed = agreed();
        cancel.setEnabled(false);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        var progress = new BusyBar("Updating");
        content.addComponentAsFirst(progress);
        content.addComponentAsFirst(
                small("Updating " + Amounts.count(chosen.size(), "plugin") + ". It goes on if you leave this page."));
        desk.background()
                .load(
                        () -> desk.run(chosen, agreed),
                        outcomes -> ran(chosen, outcomes),
                        problem -> failed("The update was not started", problem, this::look));
    }

    private void ran(List<Update> chosen, List<Outcome> outcomes) {
        content.removeAll();
        content.add(new Paragraph(UpdateWords.summary(outcomes)));
        chosen.forEach(update -> of(outcomes, update).ifPresent(outcome -> content.add(row(update, outcome, false))));
        start.setVisible(false);
        cancel.setText("Done");
        released();
        desk.changed().run();
    }

    private void failed(String what, ProblemException problem, Runnable again) {
        content.removeAll();
        content.add(ProblemBanner.of(what, problem, again));
        released();
    }

    private void released() {
        cancel.setEnabled(true);
        setCloseOnEsc(true);
        setCloseOnOutsideClick(true);
    }
}
