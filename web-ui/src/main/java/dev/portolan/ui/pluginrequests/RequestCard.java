package dev.portolan.ui.pluginrequests;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.PluginRequests.Request;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;

/// One request, and what can be done about it.
final class RequestCard extends Article {
    private static final long serialVersionUID = 1;

    private final transient RequestDesk desk;
    private final transient Request request;

    RequestCard(RequestDesk desk, Request request) {
        this.desk = desk;
        this.request = request;
        addClassNames("card", "stack", "request");
        setId("request-" + request.id());
        getElement().setAttribute("aria-label", request.title());
        var name = new H2(new Anchor(Links.path(desk.tenant().slug(), request.plugin()), request.title()));
        var state = new Badge(Tone.of(RequestWords.tone(request.state())), RequestWords.state(request.state()));
        var line = new Div(new Span(request.author() + " asked"), new Ago(request.at()));
        line.addClassNames("sub", "since");
        var head = new Div(name, state, line);
        head.addClassName("actions");
        add(head);
        request.note().ifPresent(note -> add(new Paragraph("“" + note + "”")));
        if (request.open()) {
            actions();
        } else {
            var decided = new Div(new Span(RequestWords.state(request.state())), new Ago(request.decidedAt()));
            decided.add(new Span(RequestWords.decision(request)));
            decided.addClassNames("sub", "since");
            add(decided);
        }
    }

    private void actions() {
        var actions = new Div();
        actions.addClassName("actions");
        if (desk.tenant().may(Permissions.PLUGIN_INSTALL)) {
            var approve = new DialogButton("Approve …", () -> new ApproveDialog(desk, request));
            approve.setId("approve-" + request.id());
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var reject = new DialogButton("Do not approve …", this::reject);
            reject.setId("reject-" + request.id());
            actions.add(approve, reject);
        }
        if (request.by(desk.tenant().person().subject())) {
            actions.add(withdraw());
        }
        if (actions.getComponentCount() > 0) {
            add(actions);
        }
    }

    private ActDialog reject() {
        var dialog = new ActDialog(
                desk.background(),
                "Do not approve " + request.title() + "?",
                request.author() + " hears of it, with your reason.",
                "Do not approve");
        dialog.reason("It is shown to who has asked.");
        return dialog.calls(
                () -> {
                    var reason = dialog.reason();
                    return () -> {
                        desk.requests().reject(desk.tenant().slug(), desk.tenant(), request.id(), reason);
                        return true;
                    };
                },
                _ -> desk.decided().run());
    }

    private Button withdraw() {
        var withdraw = new Button("Take it back");
        withdraw.setId("withdraw-" + request.id());
        withdraw.setDisableOnClick(true);
        withdraw.addClickListener(_ -> desk.background()
                .act(
                        () -> desk.requests().withdraw(desk.tenant().slug(), desk.tenant(), request.id()),
                        () -> {
                            Toast.say("The request for " + request.title() + " is taken back.");
                            desk.decided().run();
                        },
                        problem -> {
                            withdraw.setEnabled(true);
                            Toast.refused("It was not taken back: " + problem.detail());
                        }));
        return withdraw;
    }
}
