package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Sample;
import java.util.function.Consumer;

/// The sample of one request: the address to try, and what it answered. What is wrong stands at the field.
final class SampleRow extends Div {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 5;

    private final TextField url = new TextField();
    private final TextArea body = new TextArea();
    private final Button fetch = new Button("Fetch");
    private final Span said = new Span();
    private String name = "";
    private int status = 200;
    private String suggested = "";
    private boolean readAsJson;

    /// @param asked is to fetch it
    /// @param changed there is another answer
    SampleRow(Consumer<SampleRow> asked, Runnable changed) {
        addClassName("form-section");
        url.setWidthFull();
        url.setManualValidation(true);
        url.addValueChangeListener(_ -> url.setInvalid(false));
        fetch.setDisableOnClick(true);
        fetch.addClickListener(_ -> {
            url.setInvalid(false);
            said.setText("Asking …");
            asked.accept(this);
        });
        url.setSuffixComponent(fetch);
        body.setLabel("Its answer");
        body.addClassName("code-area");
        body.setManualValidation(true);
        body.setHelperText("Fetched, or typed by you.");
        body.setMinRows(ROWS);
        body.setMaxRows(ROWS * 2);
        body.setWidthFull();
        body.setValueChangeMode(ValueChangeMode.LAZY);
        body.addValueChangeListener(change -> {
            check();
            if (change.isFromClient()) {
                status = 200;
                said.setText("");
                changed.run();
            }
        });
        said.addClassName("sub");
        said.getElement().setAttribute("role", "status");
        add(url, said, body);
    }

    String name() {
        return name;
    }

    void named(String wanted) {
        name = wanted;
        url.setLabel("Address to try for " + wanted);
        url.setId("sample-url-" + wanted);
        fetch.setId("sample-fetch-" + wanted);
        fetch.setAriaLabel("Fetch a sample of " + wanted);
        body.setId("sample-body-" + wanted);
        check();
    }

    /// Suggests the address where it needs no entity to be known, unless another one was typed.
    void suggest(String address, String path) {
        var known = path.startsWith("=") ? address : address + path;
        if (url.getValue().equals(suggested)) {
            url.setValue(known);
        }
        suggested = known;
    }

    /// @param wanted whether the draft takes something of it as JSON
    void readAsJson(boolean wanted) {
        readAsJson = wanted;
        check();
    }

    String address() {
        return url.getValue();
    }

    void lead() {
        url.focus();
    }

    /// Adds `{status, body}` under its name where there is an answer.
    void into(ObjectNode samples) {
        if (!body.isEmpty()) {
            samples.putObject(name).put("status", status).put("body", body.getValue());
        }
    }

    void show(Sample sample) {
        fetch.setEnabled(true);
        if (sample.error().isPresent()) {
            wrong(sample.error().get());
            return;
        }
        status = sample.status();
        said.setText("Answered with status " + status
                + sample.contentType().map(type -> ", " + type).orElse("") + "."
                + (sample.body().isBlank() ? " There is nothing in the answer." : ""));
        body.setValue(Pretty.json(sample.body()));
    }

    void failed(ProblemException problem) {
        fetch.setEnabled(true);
        wrong(
                problem.violations().isEmpty()
                        ? problem.detail()
                        : "The address " + problem.violations().getFirst().message() + ".");
    }

    private void wrong(String sentence) {
        said.setText("");
        url.setErrorMessage(sentence);
        url.setInvalid(true);
        url.focus();
    }

    private void check() {
        var odd = readAsJson && !body.isEmpty() && !Pretty.isJson(body.getValue());
        body.setErrorMessage(
                odd
                        ? "This is not JSON, so that there is no " + name + ".json. Take " + name
                                + ".body, which is its text, or ask another address."
                        : "");
        body.setInvalid(odd);
    }
}
