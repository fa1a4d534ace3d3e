// What the header has made already, and is too large to become part of those that call it. The compiler need not know that:
// it would make it of each source once more, with all that it calls, for its callers to take in, and throw it away.
KEPT std::string::basic_string(const char*);
KEPT std::string::basic_string(std::size_t, char);
KEPT std::string& std::string::operator=(std::string&&);
KEPT std::string std::operator+(const char*, const std::string&);
KEPT std::string std::operator+(const std::string&, const std::string&);
KEPT std::string std::__concatenate_strings(const std::allocator<char>&, std::string_view, std::string_view);
KEPT auto std::operator<=>(const std::string&, const std::string&) noexcept;

KEPT std::istream& std::getline(std::istream&, std::string&, char);
KEPT std::istream& std::operator>>(std::istream&, std::string&);
KEPT void std::stringbuf::__init_buf_ptrs();
KEPT std::istringstream::basic_istringstream(const std::string&, unsigned);
KEPT std::ostringstream::basic_ostringstream();

KEPT void std::vector<std::string>::push_back(const std::string&);
KEPT void std::vector<std::string>::push_back(std::string&&);
KEPT void std::vector<std::string>::__destroy_vector::operator()();
KEPT void std::vector<std::string>::__init_with_size(const std::string*, const std::string*, std::size_t);
KEPT void std::vector<std::string>::__init_with_size(std::string*, std::string*, std::size_t);
KEPT void std::vector<std::pair<std::string, int>>::__destroy_vector::operator()();
KEPT void std::vector<std::pair<std::string, int>>::__vallocate(std::size_t);
KEPT void std::vector<int>::__init_with_size(const int*, const int*, std::size_t);
KEPT void std::vector<int>::__init_with_size(int*, int*, std::size_t);
KEPT std::vector<double>::vector(std::size_t);
KEPT void std::deque<int>::push_back(const int&);

KEPT int& std::map<std::string, int>::operator[](const std::string&);
KEPT std::map<std::string, int>::map(std::initializer_list<std::pair<const std::string, int>>, const std::less<std::string>&);
KEPT std::map<std::string, int>::__base::iterator& std::map<std::string, int>::__base::iterator::operator++();
KEPT std::map<std::string, int>::__base::~__tree();

KEPT std::optional<std::string> std::__format::__try_constant_folding(std::string_view, std::format_args);

KEPT std::regex::basic_regex(const char*, std::regex_constants::syntax_option_type);
KEPT bool std::regex::__search(const char*, const char*, std::cmatch&, std::regex_constants::match_flag_type) const;
KEPT std::string std::smatch::str(std::size_t) const;
KEPT std::sregex_iterator::regex_iterator(std::string::const_iterator, std::string::const_iterator, const std::regex&,
                                          std::regex_constants::match_flag_type);
KEPT std::sregex_iterator& std::sregex_iterator::operator++();
KEPT bool std::sregex_iterator::operator==(const std::sregex_iterator&) const;
KEPT std::sregex_token_iterator& std::sregex_token_iterator::operator++();
KEPT bool std::sregex_token_iterator::operator==(const std::sregex_token_iterator&) const;
KEPT std::sregex_token_iterator::regex_token_iterator(const std::sregex_token_iterator&);
