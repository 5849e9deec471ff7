// A server with a certificate of its own making must be refused, unless the CA bundle vouches for it.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <memory>

#include "aws/curl_transport.h"
#include "aws/run_for_test.h"

namespace patchtriage::aws {
namespace {

namespace ssl = boost::asio::ssl;
using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::asio::ip::tcp;
using Result = std::expected<HttpReply, HttpError>;

struct Identity {
  std::string key_pem;
  std::string certificate_pem;
};

std::string pem_of(BIO* bio) {
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(bio, &bytes);
  std::string text(bytes, static_cast<std::size_t>(length));
  BIO_free(bio);
  return text;
}

// A self-signed certificate for one name ("IP:127.0.0.1"), valid for an hour.
Identity make_identity(const std::string& name) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
  X509_set_pubkey(certificate, key);
  X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str());
  X509_add_ext(certificate, names, -1);
  X509_EXTENSION_free(names);
  X509_sign(certificate, key, EVP_sha256());

  BIO* key_bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(key_bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  BIO* certificate_bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(certificate_bio, certificate);
  EVP_PKEY_free(key);
  X509_free(certificate);
  return {pem_of(key_bio), pem_of(certificate_bio)};
}

struct TlsServer {
  TlsServer(boost::asio::io_context& io, const Identity& identity)
      : acceptor(io, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)), context(ssl::context::tls_server) {
    context.use_private_key(boost::asio::buffer(identity.key_pem), ssl::context::pem);
    context.use_certificate(boost::asio::buffer(identity.certificate_pem), ssl::context::pem);
  }
  std::string url() const { return fmt::format("https://127.0.0.1:{}/", acceptor.local_endpoint().port()); }

  tcp::acceptor acceptor;
  ssl::context context;
};

Awaitable<void> serve_once(std::shared_ptr<TlsServer> server) {
  boost::system::error_code error;
  tcp::socket socket = co_await server->acceptor.async_accept(redirect_error(use_awaitable, error));
  if (error) co_return;
  ssl::stream<tcp::socket> stream(std::move(socket), server->context);
  co_await stream.async_handshake(ssl::stream_base::server, redirect_error(use_awaitable, error));
  if (error) co_return;
  std::string request;
  co_await boost::asio::async_read_until(stream, boost::asio::dynamic_buffer(request), "\r\n\r\n",
                                         redirect_error(use_awaitable, error));
  const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret";
  co_await boost::asio::async_write(stream, boost::asio::buffer(reply), redirect_error(use_awaitable, error));
}

class TlsTest : public testing::Test {
 protected:
  TlsTest() {
    EXPECT_NE(mkdtemp(folder_.data()), nullptr);
    bundle_ = folder_ + "/bundle.pem";
  }
  ~TlsTest() override {
    unlink(bundle_.c_str());
    rmdir(folder_.c_str());
  }
  Result ask(const Identity& identity, const std::string& ca_bundle) {
    auto server = std::make_shared<TlsServer>(io_, identity);
    boost::asio::co_spawn(io_, serve_once(server), boost::asio::detached);
    CurlTransport transport(io_, {.ca_bundle = ca_bundle});
    return run(io_, transport.send({.url = server->url()}));
  }
  void write_bundle(const std::string& pem) {
    FILE* file = std::fopen(bundle_.c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fwrite(pem.data(), 1, pem.size(), file);
    std::fclose(file);
  }

  std::string folder_ = testing::TempDir() + "tls-XXXXXX";
  std::string bundle_;
  boost::asio::io_context io_;
};

TEST_F(TlsTest, ACertificateThatNobodyVouchesForIsRefused) {
  const Result reply = ask(make_identity("IP:127.0.0.1"), "");

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::tls_failed);
}

TEST_F(TlsTest, TheCaBundleVouchesForIt) {
  const Identity identity = make_identity("IP:127.0.0.1");
  write_bundle(identity.certificate_pem);

  const Result reply = ask(identity, bundle_);

  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(reply->body, "secret");
}

TEST_F(TlsTest, AnotherHostsCertificateIsRefused) {
  const Identity identity = make_identity("DNS:ssm.eu-west-1.amazonaws.com");
  write_bundle(identity.certificate_pem);

  const Result reply = ask(identity, bundle_);

  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().kind, HttpErrorKind::tls_failed);
}

}  // namespace
}  // namespace patchtriage::aws
