package dev.assay.cli.verify;

import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Verdict;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A verdict in JUnit's XML, as build servers read it: a suite for each layer, a case for each
 * finding; REFUTED is a failure, UNPROVEN and NOT_APPLICABLE are skipped. Pure.
 */
final class JunitReport {
  private final XMLStreamWriter xml;

  private JunitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Verdict verdict) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitReport(xml).write(verdict);
      xml.close();
      return text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the report could not be written to memory", e);
    }
  }

  private void write(Verdict verdict) throws XMLStreamException {
    List<Finding> all = verdict.layers().stream().flatMap(l -> l.findings().stream()).toList();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", verdict.project().slug() + ": " + verdict.verdict());
    counts(all);
    for (LayerVerdict layer : verdict.layers()) {
      suite(layer, verdict);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(LayerVerdict layer, Verdict verdict) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", layer.layer().word());
    xml.writeAttribute("timestamp", verdict.asOf().toString());
    counts(layer.findings());
    for (Finding finding : layer.findings()) {
      testCase(finding);
    }
    xml.writeEndElement();
  }

  private void testCase(Finding finding) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", finding.check());
    xml.writeAttribute("name", clean(finding.subject()));
    switch (finding.outcome()) {
      case REFUTED -> failure(finding);
      case UNPROVEN, NOT_APPLICABLE -> skipped(finding);
      case CONFIRMED -> {}
    }
    xml.writeEndElement();
  }

  private void failure(Finding finding) throws XMLStreamException {
    xml.writeStartElement("failure");
    xml.writeAttribute("type", finding.outcome().name());
    xml.writeAttribute("message", clean(finding.explanation()));
    xml.writeCharacters(clean(finding.remediation()));
    xml.writeEndElement();
  }

  private void skipped(Finding finding) throws XMLStreamException {
    xml.writeEmptyElement("skipped");
    xml.writeAttribute(
        "message",
        finding.outcome() + " (" + finding.reason() + "): " + clean(finding.explanation()));
  }

  private void counts(Collection<Finding> findings) throws XMLStreamException {
    long failures = findings.stream().filter(f -> f.outcome() == Outcome.REFUTED).count();
    long decided = findings.stream().filter(f -> f.outcome().decided()).count();
    xml.writeAttribute("tests", String.valueOf(findings.size()));
    xml.writeAttribute("failures", String.valueOf(failures));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", String.valueOf(findings.size() - decided));
  }

  /** XML 1.0 has no place for most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd]", "?");
  }
}
