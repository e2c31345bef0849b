package dev.portolan.ui.actions;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Actions.Action;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.session.TenantSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks what an action needs to know, and whether it is meant; what asks neither begins at once.
final class ActionDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final String VALUES = "/values";

    private final transient ActionDesk desk;
    private final transient TenantSession tenant;
    private final transient Action action;
    private final transient @Nullable EntityRef entity;
    private final @Nullable SchemaForm form;
    private final Div problem = new Div();
    private final Button start;

    private ActionDialog(ActionDesk desk, TenantSession tenant, Action action, @Nullable EntityRef entity) {
        this.desk = desk;
        this.tenant = tenant;
        this.action = action;
        this.entity = entity;
        var schema = action.input();
        var made = schema == null || schema.path("properties").isEmpty() ? null : desk.form(tenant, schema);
        form = made;
        setHeaderTitle(action.title());
        setId("action-dialog");
        addClassName("form-dialog");
        var content = new Div();
        content.addClassName("form");
        var about = new Paragraph(
                (entity == null ? "" : "On " + entity.name() + ", by ") + "the plugin " + action.plugin() + ".");
        about.addClassName("sub");
        content.add(about);
        if (action.confirm() != null) {
            content.add(new Paragraph(action.confirm()));
        }
        content.add(problem);
        if (made != null) {
            content.add(made);
        }
        add(content);
        start = new Button(action.title(), VaadinIcon.BOLT.create());
        start.setId("start-action");
        start.setDisableOnClick(true);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(_ -> start());
        getFooter().add(new Button("Cancel", _ -> close()), start);
    }

    static void open(ActionDesk desk, TenantSession tenant, Action action, @Nullable EntityRef entity) {
        var dialog = new ActionDialog(desk, tenant, action, entity);
        if (dialog.form == null && action.confirm() == null) {
            dialog.start();
        } else {
            dialog.open();
        }
    }

    private void start() {
        problem.removeAll();
        if (form != null && !form.check()) {
            start.setEnabled(true);
            return;
        }
        Map<String, Object> values = form == null ? Map.of() : form.configuration();
        desk.background()
                .load(
                        () -> desk.actions().start(tenant.slug(), tenant, action, entity, values),
                        this::started,
                        this::refused);
    }

    private void started(String run) {
        close();
        new RunDialog(desk, tenant, action.title(), run).open();
    }

    private void refused(ProblemException refusal) {
        start.setEnabled(true);
        var at = form;
        var marked = at != null
                && at.show(refusal.violations().stream()
                        .filter(violation -> violation.pointer().startsWith(VALUES))
                        .map(violation ->
                                new Violation(violation.pointer().substring(VALUES.length()), violation.message()))
                        .toList());
        if (!marked) {
            problem.add(ProblemBanner.of(action.title() + " did not begin", refusal, this::start));
            if (!isOpened()) {
                open();
            }
        }
    }
}
