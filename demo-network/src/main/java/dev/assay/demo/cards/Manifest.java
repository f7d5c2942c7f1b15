package dev.assay.demo.cards;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reference values of one version, as a SWID tag in the shape of NVIDIA's own; made up.
 *
 * @param values in hexadecimal, by places from 0
 */
record Manifest(String version, Map<Integer, String> values) {
  private static final String SWID = "http://standards.iso.org/iso/19770/-2/2015/schema.xsd";
  private static final String HASH = "http://www.w3.org/2001/04/xmlenc#sha384";
  private static final String CANONICAL = "http://www.w3.org/2006/12/xml-c14n11";
  private static final String SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
  private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384";

  /** Of every second place, from this one. */
  static Manifest of(String version, int first) {
    Map<Integer, String> values = new TreeMap<>();
    for (int place = first; place < Card.BLOCKS; place += 2) {
      values.put(place, HexFormat.of().formatHex(Card.measurement(place + 1)));
    }
    return new Manifest(version, values);
  }

  /** The same with another value at one place. */
  Manifest changed() {
    Map<Integer, String> other = new TreeMap<>(values);
    other.put(
        other.keySet().iterator().next(), HexFormat.of().formatHex(Card.digest("something else")));
    return new Manifest(version, other);
  }

  /** The document under the signature of this publisher. */
  byte[] signed(Authority publisher) {
    try {
      Document document = document();
      var factory = XMLSignatureFactory.getInstance("DOM");
      factory
          .newXMLSignature(info(factory), keyInfo(factory, publisher))
          .sign(new DOMSignContext(publisher.keys().getPrivate(), document.getDocumentElement()));
      var out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("every JDK signs XML", e);
    }
  }

  private Document document() throws ParserConfigurationException {
    Document document =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
    Element root = document.createElementNS(SWID, "SoftwareIdentity");
    // Declared, so that what is signed is what is written.
    root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", SWID);
    root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:h", HASH);
    document.appendChild(root);
    Element meta = document.createElementNS(SWID, "Meta");
    meta.setAttribute("colloquialVersion", version);
    meta.setAttribute("product", "GH100");
    root.appendChild(meta);
    Element payload = document.createElementNS(SWID, "Payload");
    root.appendChild(payload);
    values.forEach(
        (place, value) -> {
          Element resource = document.createElementNS(SWID, "Resource");
          resource.setAttribute("type", "Measurement");
          resource.setAttribute("index", String.valueOf(place));
          resource.setAttribute("active", "True");
          resource.setAttribute("alternatives", "1");
          resource.setAttributeNS(HASH, "h:Hash0", value);
          payload.appendChild(resource);
        });
    return document;
  }

  private static SignedInfo info(XMLSignatureFactory factory) throws GeneralSecurityException {
    Reference whole =
        factory.newReference(
            "",
            factory.newDigestMethod(SHA384, null),
            List.of(
                factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(CANONICAL, (TransformParameterSpec) null)),
            null,
            null);
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(CANONICAL, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(ECDSA, null),
        List.of(whole));
  }

  private static KeyInfo keyInfo(XMLSignatureFactory factory, Authority publisher)
      throws GeneralSecurityException {
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(publisher.certificate()));
    var keys = factory.getKeyInfoFactory();
    return keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
  }
}
