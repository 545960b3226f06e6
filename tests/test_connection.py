from __future__ import annotations

import shutil
import ssl
import subprocess

import faust
import pytest
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth
from kafka import KafkaAdminClient, KafkaProducer

from streams.connection import bootstrap_list, faust_brokers, faust_credentials, kafka_python_options
from streams.settings import SettingsError, load

LOGIN = {"sasl_username": "watch", "sasl_password": "swordfish"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate and its key, in two files."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
         "-subj", "/CN=broker.example", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )
    return folder / "cert.pem", folder / "key.pem"


def test_brokers_are_a_list_for_both_clients():
    settings = load(bootstrap_servers="a.example:9092, b.example:9093,[::1]:9094")
    assert bootstrap_list(settings) == ["a.example:9092", "b.example:9093", "[::1]:9094"]
    assert faust_brokers(settings) == ["kafka://a.example:9092", "kafka://b.example:9093", "kafka://[::1]:9094"]
    app = faust.App("connection-test", broker=faust_brokers(settings))
    assert [(url.host, url.port) for url in app.conf.broker] == [
        ("a.example", 9092), ("b.example", 9093), ("::1", 9094)]


@pytest.mark.parametrize("servers", ["", " , ", "a.example", "a.example:", "a.example:0", "a.example:70000",
                                     "kafka://a.example:9092", "a.example:9092;b.example:9092", "a b:9092"])
def test_what_is_no_list_of_brokers_is_named(servers):
    with pytest.raises(SettingsError, match=r"^setting bootstrap_servers: .*value '"):
        bootstrap_list(load(bootstrap_servers=servers))


def test_a_plain_connection_needs_nothing_more():
    assert kafka_python_options(load()) == {
        "bootstrap_servers": ["127.0.0.1:9092"], "security_protocol": "PLAINTEXT"}
    assert faust_credentials(load()) is None


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_sasl_is_the_same_for_both_clients(mechanism):
    settings = load(security_protocol="SASL_PLAINTEXT", sasl_mechanism=mechanism, **LOGIN)
    options = kafka_python_options(settings)
    theirs = credentials_to_aiokafka_auth(faust_credentials(settings))
    for key in ("security_protocol", "sasl_mechanism", "sasl_plain_username", "sasl_plain_password"):
        assert options[key] == theirs[key]
    assert options["sasl_plain_password"] == "swordfish"
    assert "ssl_context" not in options
    assert theirs["ssl_context"] is None


def test_ssl_checks_the_broker_and_shows_the_client(certificate):
    cert, key = certificate
    settings = load(security_protocol="SSL", ssl_cafile=cert, ssl_certfile=cert, ssl_keyfile=key)
    options = kafka_python_options(settings)
    theirs = credentials_to_aiokafka_auth(faust_credentials(settings))
    assert options["security_protocol"] == theirs["security_protocol"] == "SSL"
    for context in (options["ssl_context"], theirs["ssl_context"]):
        assert context.check_hostname
        assert context.verify_mode == ssl.CERT_REQUIRED
        assert [dict(part[0] for part in ca["subject"])["commonName"] for ca in context.get_ca_certs()] == [
            "broker.example"]


def test_sasl_over_ssl_has_both(certificate):
    settings = load(security_protocol="SASL_SSL", ssl_cafile=certificate[0], **LOGIN)
    theirs = credentials_to_aiokafka_auth(faust_credentials(settings))
    options = kafka_python_options(settings)
    assert options["security_protocol"] == theirs["security_protocol"] == "SASL_SSL"
    assert isinstance(options["ssl_context"], ssl.SSLContext)
    assert isinstance(theirs["ssl_context"], ssl.SSLContext)
    assert options["sasl_mechanism"] == theirs["sasl_mechanism"] == "SCRAM-SHA-512"


def test_kafka_python_knows_every_option(certificate):
    settings = load(security_protocol="SASL_SSL", ssl_cafile=certificate[0], **LOGIN)
    for client in (KafkaAdminClient, KafkaProducer):
        assert kafka_python_options(settings).keys() <= client.DEFAULT_CONFIG.keys()


@pytest.mark.parametrize("missing", ["sasl_username", "sasl_password"])
def test_sasl_without_a_login_is_refused(missing):
    settings = load(security_protocol="SASL_PLAINTEXT", **{**LOGIN, missing: ""})
    for connect in (kafka_python_options, faust_credentials):
        with pytest.raises(SettingsError, match=f"setting {missing}: .*SASL_PLAINTEXT needs one"):
            connect(settings)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ssl_cafile": "gone.pem"}, "setting ssl_cafile: no such file, value 'gone.pem'"),
        ({"ssl_keyfile": "key.pem"}, "setting ssl_keyfile: needs ssl_certfile"),
        ({"ssl_cafile": __file__}, "setting ssl_cafile: .*value"),
        ({"ssl_certfile": __file__}, "setting ssl_certfile: .*value"),
        ({"ssl_cafile": __file__, "security_protocol": "PLAINTEXT"}, "setting ssl_cafile: .*PLAINTEXT uses none"),
    ],
)
def test_files_that_cannot_be_used_are_named(given, said):
    settings = load(**{"security_protocol": "SSL", **given})
    for connect in (kafka_python_options, faust_credentials):
        with pytest.raises(SettingsError, match=said):
            connect(settings)


def test_an_encrypted_key_is_refused_rather_than_asked_for(certificate, tmp_path):
    cert, key = certificate
    locked = tmp_path / "locked.pem"
    subprocess.run(["openssl", "ec", "-aes256", "-passout", "pass:swordfish", "-in", key, "-out", locked],
                   check=True, capture_output=True)
    with pytest.raises(SettingsError, match="setting ssl_certfile: the client key is encrypted"):
        kafka_python_options(load(security_protocol="SSL", ssl_certfile=cert, ssl_keyfile=locked))
