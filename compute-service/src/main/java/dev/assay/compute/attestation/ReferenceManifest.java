package dev.assay.compute.attestation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Which values a version of driver or VBIOS measures, signed by its maker: a SWID tag (ISO 19770-2,
 * TCG RIM) under an enveloped XML signature, as NVIDIA publishes them. Immutable.
 *
 * @param product the die, such as {@code GH100}
 * @param version of the driver or VBIOS
 * @param values what may be measured, in hexadecimal, by the manifest's index, which counts from 0
 */
record ReferenceManifest(String product, String version, Map<Integer, List<String>> values) {
  private static final int LONGEST = 256 * 1024;
  private static final int MOST_MEASUREMENTS = 256;
  private static final int MOST_ALTERNATIVES = 64;
  private static final String DEPTH = "16";
  private static final String SWID = "http://standards.iso.org/iso/19770/-2/2015/schema.xsd";
  private static final String HASH = "http://www.w3.org/2001/04/xmlenc#sha384";

  /** What a document says, when a pinned root stands behind its signature at this time, or null. */
  static @Nullable ReferenceManifest signed(byte[] document, PinnedRoots roots, Instant at) {
    try {
      Document read = parsed(document);
      Element signature = only(read.getDocumentElement(), XMLSignature.XMLNS, "Signature");
      CertificateChain chain = chain(signature);
      boolean holds = chain.fault(roots, at) == null && covers(signature, chain);
      return holds ? manifest(read.getDocumentElement()) : null;
    } catch (IllegalArgumentException
        | IOException
        | SAXException
        | ParserConfigurationException
        | MarshalException
        | XMLSignatureException e) {
      return null; // what can't be read is no reference
    }
  }

  private static Document parsed(byte[] document)
      throws ParserConfigurationException, IOException, SAXException {
    if (document.length > LONGEST) {
      throw new IllegalArgumentException("a manifest has at most " + LONGEST + " bytes");
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute("jdk.xml.maxElementDepth", DEPTH);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // the builder's own prints what strangers send
    return builder.parse(new ByteArrayInputStream(document));
  }

  private static CertificateChain chain(Element signature) {
    NodeList named = signature.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate");
    List<X509Certificate> certificates = new ArrayList<>();
    for (int i = 0; i < Math.min(named.getLength(), 8); i++) {
      byte[] der = Base64.getMimeDecoder().decode(named.item(i).getTextContent());
      certificates.addAll(PinnedRoots.read(der).toList());
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("the signature names no certificate");
    }
    return CertificateChain.of(certificates);
  }

  /**
   * The one reference covers the whole document but the signature, and the leaf's key signed it.
   */
  private static boolean covers(Element signature, CertificateChain chain)
      throws MarshalException, XMLSignatureException {
    DOMValidateContext context = new DOMValidateContext(chain.leaf().getPublicKey(), signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    List<Reference> references = read.getSignedInfo().getReferences();
    return references.size() == 1
        && "".equals(references.getFirst().getURI())
        && references.getFirst().getTransforms().stream()
            .map(Transform::getAlgorithm)
            .allMatch(
                algorithm ->
                    algorithm.equals(Transform.ENVELOPED) || algorithm.contains("xml-c14n11"))
        && read.validate(context);
  }

  private static ReferenceManifest manifest(Element root) {
    Element meta = only(root, SWID, "Meta");
    NodeList resources = only(root, SWID, "Payload").getElementsByTagNameNS(SWID, "Resource");
    Map<Integer, List<String>> values = new TreeMap<>();
    for (int i = 0; i < Math.min(resources.getLength(), MOST_MEASUREMENTS); i++) {
      Element resource = (Element) resources.item(i);
      if (resource.getAttribute("active").equals("True")) {
        values.put(Integer.parseInt(resource.getAttribute("index")), alternatives(resource));
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no measurement is active");
    }
    return new ReferenceManifest(
        meta.getAttribute("product"), meta.getAttribute("colloquialVersion"), values);
  }

  private static List<String> alternatives(Element resource) {
    int count = Integer.parseInt(resource.getAttribute("alternatives"));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MOST_ALTERNATIVES); i++) {
      values.add(resource.getAttributeNS(HASH, "Hash" + i).toLowerCase(Locale.ROOT));
    }
    return values;
  }

  /** The only child of this name. */
  private static Element only(Element parent, String namespace, String name) {
    NodeList all = parent.getElementsByTagNameNS(namespace, name);
    if (all.getLength() != 1 || all.item(0).getParentNode() != parent) {
      throw new IllegalArgumentException("one " + name + " is due");
    }
    return (Element) all.item(0);
  }
}
