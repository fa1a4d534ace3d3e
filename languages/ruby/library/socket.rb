# `socket` where there is no network: what only mentions it loads, what connects is told that it cannot.

class SocketError < StandardError; end

class BasicSocket < IO
  def self.do_not_reverse_lookup = true
  def self.do_not_reverse_lookup=(_value)
  end

  def self.for_fd(*) = raise(Errno::ENOTSOCK)
  def self.new(*, **) = raise(Errno::EACCES, "there is no network")

  class << self
    alias open new
  end
end

class Socket < BasicSocket
  class ResolutionError < SocketError
    def error_code = Constants::EAI_FAIL
  end

  module Constants
    AF_UNSPEC = PF_UNSPEC = 0
    AF_UNIX = PF_UNIX = 1
    AF_INET = PF_INET = 2
    AF_INET6 = PF_INET6 = 10
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOL_SOCKET = 1
    SO_REUSEADDR = 2
    SO_KEEPALIVE = 9
    IPPROTO_TCP = 6
    IPPROTO_UDP = 17
    TCP_NODELAY = 1
    SOMAXCONN = 4096
    INADDR_ANY = 0
    AI_PASSIVE = 1
    NI_NUMERICHOST = 1
    EAI_FAIL = -4
  end
  Constants.constants.each { |name| const_set(name, Constants.const_get(name)) }

  def self.gethostname = "localhost"
  def self.getaddrinfo(*) = raise(ResolutionError, "getaddrinfo: Temporary failure in name resolution")
  def self.tcp(*, **) = getaddrinfo
  def self.ip_address_list = []
end

class IPSocket < BasicSocket
  def self.getaddress(*) = Socket.getaddrinfo
end

class TCPSocket < IPSocket
  def self.new(*, **) = Socket.getaddrinfo
  def self.open(*, **) = Socket.getaddrinfo
  def self.gethostbyname(*) = Socket.getaddrinfo
end

class TCPServer < TCPSocket
  def self.new(*, **) = raise(Errno::EACCES, "there is no network")
  def self.open(*, **) = new
end

class UDPSocket < IPSocket; end
class UNIXSocket < BasicSocket; end
class UNIXServer < UNIXSocket; end

class Addrinfo
  def self.getaddrinfo(*, **) = Socket.getaddrinfo
  def self.tcp(*) = Socket.getaddrinfo
  def self.udp(*) = Socket.getaddrinfo
end
