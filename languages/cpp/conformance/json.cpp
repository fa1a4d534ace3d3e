// A JSON parser and writer: variants, recursion, string_view, escapes and UTF-8, errors with their place.
#include <charconv>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

class Json;
using Array = std::vector<Json>;
using Object = std::map<std::string, Json>;

class Json {
    std::variant<std::nullptr_t, bool, double, std::string, std::shared_ptr<Array>, std::shared_ptr<Object>> value_;

public:
    Json(std::nullptr_t = nullptr) {}
    Json(bool value) : value_(value) {}
    Json(double value) : value_(value) {}
    Json(int value) : value_(double(value)) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(const char *value) : value_(std::string(value)) {}
    Json(Array value) : value_(std::make_shared<Array>(std::move(value))) {}
    Json(Object value) : value_(std::make_shared<Object>(std::move(value))) {}

    const Json &operator[](const std::string &key) const { return std::get<std::shared_ptr<Object>>(value_)->at(key); }
    const Json &operator[](std::size_t index) const { return std::get<std::shared_ptr<Array>>(value_)->at(index); }
    double number() const { return std::get<double>(value_); }
    std::size_t size() const
    {
        if (auto *array = std::get_if<std::shared_ptr<Array>>(&value_))
            return (*array)->size();
        return std::get<std::shared_ptr<Object>>(value_)->size();
    }
    void write(std::ostream &to, int indent = -1, int depth = 0) const;
};

static void quote(std::ostream &to, const std::string &text)
{
    to << '"';
    for (char c : text) {
        switch (c) {
        case '"': to << "\\\""; break;
        case '\\': to << "\\\\"; break;
        case '\n': to << "\\n"; break;
        case '\t': to << "\\t"; break;
        default: to << c;
        }
    }
    to << '"';
}

void Json::write(std::ostream &to, int indent, int depth) const
{
    auto line = [&](int level) { if (indent >= 0) to << '\n' << std::string(static_cast<std::size_t>(level * indent), ' '); };
    struct Writer {
        std::ostream &to;
        int indent, depth;
        decltype(line) &new_line;
        void operator()(std::nullptr_t) { to << "null"; }
        void operator()(bool value) { to << (value ? "true" : "false"); }
        void operator()(double value)
        {
            char text[32];
            auto end = std::to_chars(text, text + sizeof text, value).ptr;
            to.write(text, end - text);
        }
        void operator()(const std::string &value) { quote(to, value); }
        void operator()(const std::shared_ptr<Array> &array)
        {
            to << '[';
            const char *comma = "";
            for (const auto &item : *array) {
                to << std::exchange(comma, ",");
                new_line(depth + 1);
                item.write(to, indent, depth + 1);
            }
            if (!array->empty())
                new_line(depth);
            to << ']';
        }
        void operator()(const std::shared_ptr<Object> &object)
        {
            to << '{';
            const char *comma = "";
            for (const auto &[key, item] : *object) {
                to << std::exchange(comma, ",");
                new_line(depth + 1);
                quote(to, key);
                to << (indent < 0 ? ":" : ": ");
                item.write(to, indent, depth + 1);
            }
            if (!object->empty())
                new_line(depth);
            to << '}';
        }
    };
    std::visit(Writer { to, indent, depth, line }, value_);
}

class Parser {
    std::string_view text_;
    std::size_t at_ = 0;

    [[noreturn]] void fail(const std::string &what) const { throw std::runtime_error(what + " at " + std::to_string(at_)); }
    void space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
    bool accept(std::string_view word)
    {
        space();
        if (!text_.substr(at_).starts_with(word))
            return false;
        at_ += word.size();
        return true;
    }
    void expect(char c)
    {
        if (!accept({ &c, 1 }))
            fail(std::string("expected '") + c + "'");
    }
    static void put(std::string &to, unsigned code)
    {
        if (code < 0x80)
            to += static_cast<char>(code);
        else if (code < 0x800)
            (to += static_cast<char>(0xc0 | code >> 6)) += static_cast<char>(0x80 | (code & 63));
        else
            ((to += static_cast<char>(0xe0 | code >> 12)) += static_cast<char>(0x80 | (code >> 6 & 63))) += static_cast<char>(0x80 | (code & 63));
    }
    std::string string()
    {
        expect('"');
        std::string made;
        while (at_ < text_.size() && text_[at_] != '"') {
            char c = text_[at_++];
            if (c != '\\') {
                made += c;
                continue;
            }
            if (at_ >= text_.size())
                break;
            switch (c = text_[at_++]) {
            case 'n': made += '\n'; break;
            case 't': made += '\t'; break;
            case 'u': {
                unsigned code = 0;
                std::from_chars(text_.data() + at_, text_.data() + std::min(at_ + 4, text_.size()), code, 16);
                at_ += 4;
                put(made, code);
                break;
            }
            default: made += c;
            }
        }
        if (at_ >= text_.size())
            fail("unterminated string");
        at_++;
        return made;
    }

public:
    explicit Parser(std::string_view text) : text_(text) {}
    Json value()
    {
        space();
        if (accept("null")) return nullptr;
        if (accept("true")) return true;
        if (accept("false")) return false;
        if (text_.substr(at_).starts_with('"')) return string();
        if (accept("[")) {
            Array array;
            if (accept("]")) return array;
            do array.push_back(value()); while (accept(","));
            expect(']');
            return array;
        }
        if (accept("{")) {
            Object object;
            if (accept("}")) return object;
            do {
                space();
                auto key = string();
                expect(':');
                object.insert_or_assign(key, value());
            } while (accept(","));
            expect('}');
            return object;
        }
        double number;
        auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
        if (error != std::errc())
            fail("unexpected text");
        at_ = static_cast<std::size_t>(end - text_.data());
        return number;
    }
    Json document()
    {
        Json made = value();
        space();
        if (at_ < text_.size())
            fail("more text");
        return made;
    }
};

int main()
{
    const char *text = R"( { "name": "Ada \"Countess\" Lovelace", "born": 1815, "tags": ["maths", "\u00e9\u4e16", []],
        "nested": {"a": {"b": [1, 2.5, -3e2, 1e21, 0.1]}, "empty": {}}, "alive": false, "next": null } )";
    Json json = Parser(text).document();
    json.write(std::cout);
    std::cout << '\n';
    json.write(std::cout, 2);
    std::cout << '\n' << json["nested"]["a"]["b"][2].number() + 1 << ' ' << json["tags"].size() << '\n';
    std::ostringstream once, twice;
    json.write(once);
    Parser(once.str()).document().write(twice);
    std::cout << (once.str() == twice.str()) << '\n';
    for (const char *broken : { "[1, 2", "{\"a\" 1}", "\"open", "[1,]", "tru", "1 2", "" }) {
        try {
            Parser(broken).document();
            std::cout << "fine\n";
        } catch (const std::exception &e) {
            std::cout << e.what() << '\n';
        }
    }
    Json made = Object { { "list", Array { 1, "two", true, nullptr } }, { "pi", 3.25 } };
    made.write(std::cout);
    std::cout << '\n';
}
