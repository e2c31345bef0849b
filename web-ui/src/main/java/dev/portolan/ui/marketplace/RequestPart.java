package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.portolan.ui.clients.PluginRequests.Request;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;

/// For members who may not install: asks those who may, and says how the request stands.
public final class RequestPart extends Section {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NOTE = 500;

    private final transient OfferDesk desk;
    private final String title;
    private final Div content = new Div();
    private final Div problem = new Div();

    /// @param title of the plugin
    public RequestPart(OfferDesk desk, String title) {
        this.desk = desk;
        this.title = title;
        addClassNames("card", "stack");
        setId("request");
        getElement().setAttribute("aria-label", "Request");
        content.addClassName("stack");
        content.getElement().setAttribute("aria-live", "polite");
        content.add(Skeleton.lines(3));
        add(new H2("Get " + title), problem, content);
        load();
    }

    private void load() {
        problem.removeAll();
        var tenant = desk.tenant();
        desk.background()
                .load(
                        () -> RequestState.of(
                                desk.requests()
                                        .requests(tenant.slug(), tenant, "", true, null)
                                        .items(),
                                desk.id()),
                        this::show,
                        refusal -> {
                            content.removeAll();
                            problem.removeAll();
                            problem.add(ProblemBanner.of("Your requests could not be loaded", refusal, this::load));
                        });
    }

    private void show(RequestState state) {
        content.removeAll();
        switch (state) {
            case RequestState.None() -> form("Request this plugin");
            case RequestState.Open(var request) -> open(request);
            case RequestState.Rejected(var request) -> {
                content.add(new Notice(
                        Tone.ATTENTION,
                        "Your request was declined",
                        RequestState.decided(request, "No reason was given.")));
                form("Ask again");
            }
            case RequestState.Approved(var request) -> {
                content.add(new Notice(
                        Tone.INFO,
                        "Your request was approved once",
                        RequestState.decided(request, "The plugin has been uninstalled since.")));
                form("Ask again");
            }
        }
    }

    private void form(String verb) {
        var words = new Paragraph(
                "You may not install plugins yourself. Those who may read your request, and you hear what they decide.");
        words.addClassName("sub");
        var note = new TextArea("What do you need it for?");
        note.setId("request-note");
        note.setMaxLength(LONGEST_NOTE);
        note.setHelperText("It helps them decide. You may leave it empty.");
        note.addClassName("request-note");
        var ask = new Button(verb);
        ask.setId("request-plugin");
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ask.setDisableOnClick(true);
        ask.addClickListener(_ -> ask(ask, note.getValue().strip()));
        content.add(words, note, new Div(ask));
    }

    private void ask(Button button, String note) {
        problem.removeAll();
        var tenant = desk.tenant();
        desk.background()
                .load(
                        () -> desk.requests().ask(tenant.slug(), tenant, desk.id(), note),
                        request -> {
                            Toast.say("Your request for " + title + " is on its way.");
                            show(RequestState.of(request));
                        },
                        refusal -> refused(button, refusal, note));
    }

    private void refused(Button button, ProblemException refusal, String note) {
        if (refusal.status() == 409) {
            load(); // asked before, in another tab
            return;
        }
        button.setEnabled(true);
        problem.add(ProblemBanner.of("The request was not sent", refusal, () -> ask(button, note)));
    }

    private void open(Request request) {
        var words = new Span(new Span("You asked for it "), new Ago(request.at()), new Span("."));
        var notice = new Notice(Tone.INFO, "Your request waits for a decision", words, withdraw(request));
        content.add(notice);
        request.note().ifPresent(text -> {
            var note = new Paragraph("“" + text + "”");
            note.addClassName("sub");
            content.add(note);
        });
    }

    private Button withdraw(Request request) {
        var button = new Button("Withdraw");
        button.setId("withdraw-request");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> withdraw(button, request));
        return button;
    }

    private void withdraw(Button button, Request request) {
        problem.removeAll();
        var tenant = desk.tenant();
        desk.background()
                .act(
                        () -> desk.requests().withdraw(tenant.slug(), tenant, request.id()),
                        () -> {
                            Toast.say("Your request is taken back.");
                            show(new RequestState.None());
                        },
                        refusal -> {
                            button.setEnabled(true);
                            problem.add(ProblemBanner.of(
                                    "The request was not taken back", refusal, () -> withdraw(button, request)));
                        });
    }
}
