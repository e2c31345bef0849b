package dev.portolan.ui.connections;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Connections.Connection;
import dev.portolan.ui.clients.Connections.TestResult;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;

/// Reads an address with a connection, to see whether it can.
final class TestDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient ConnectionsDesk desk;
    private final transient Connection connection;
    private final TextField url = new TextField("Address of something private there");
    private final Div result = new Div();

    TestDialog(ConnectionsDesk desk, Connection connection) {
        this.desk = desk;
        this.connection = connection;
        setHeaderTitle("Test " + connection.name());
        setId("test-dialog");
        addClassName("form-dialog");
        url.setId("test-url");
        url.setValue("https://" + connection.host() + "/");
        url.setManualValidation(true);
        url.addKeyPressListener(Key.ENTER, _ -> test());
        result.setId("test-result");
        result.getElement().setAttribute("aria-live", "polite");
        var form = new Div(url, result);
        form.addClassName("form");
        add(form);
        var test = new Button("Test", _ -> test());
        test.setId("run-test");
        test.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Close", _ -> close()), test);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                url.focus();
            }
        });
    }

    private void test() {
        result.removeAll();
        result.add(Skeleton.lines(2));
        url.setInvalid(false);
        var address = url.getValue().strip();
        desk.background()
                .load(
                        () -> desk.connections().test(desk.tenant().slug(), desk.tenant(), connection.id(), address),
                        this::show,
                        this::refused);
    }

    private void show(TestResult answer) {
        result.removeAll();
        result.add(
                answer.ok()
                        ? new Notice(Tone.GOOD, "It works", answer.message())
                        : new Notice(Tone.BAD, "It does not work", answer.message()));
    }

    private void refused(ProblemException problem) {
        result.removeAll();
        if (problem.status() == 400) {
            url.setErrorMessage(
                    problem.violations().isEmpty()
                            ? problem.detail()
                            : problem.violations().getFirst().message());
            url.setInvalid(true);
            url.focus();
        } else {
            result.add(ProblemBanner.of("It could not be tested", problem, this::test));
        }
    }
}
